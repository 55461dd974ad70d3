package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sespartitioner.replay.folder.BucketFolder;
import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.processor.LambdaFunction;
import io.sespartitioner.replay.processor.LambdaProcessor;
import io.sespartitioner.replay.processor.LambdaProcessor.LambdaSettings;
import io.sespartitioner.replay.report.StreamCounts;
import io.sespartitioner.replay.stream.DeliveryStream;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.RandomSource;
import io.sespartitioner.replay.stream.StreamSettings.BufferHints;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Whatever a handler does, every record is kept: in the error output, with its original bytes. */
class HandlerFaultsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> RECORDS = List.of("{\"n\":1}\n", "not json\n", "{\"n\":3}\n");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "Throwing, Lambda.FunctionError, 4",
    "RunningOutOfMemory, Lambda.FunctionError, 4",
    "SayingSevenMegabytes, Lambda.FunctionError, 4",
    "SayingNothing, Lambda.JsonProcessingException, 1",
    "AnsweringTwice, Lambda.DuplicatedRecordId, 1",
    "AnsweringOtherIds, Lambda.MissingRecordId, 1"
  })
  void aFaultyHandlerLosesNothing(String handler, String code, int attempts) throws IOException {
    Path input = Files.writeString(folder.resolve("input"), String.join("", RECORDS));
    CommandLineRun run =
        CommandLineRun.of(
            "--strict",
            "--format",
            "json",
            "--out",
            folder.resolve("bucket"),
            "--handler",
            HandlerFaultsTest.class.getName() + "$" + handler,
            input);
    assertThat(run.status()).as(run.messages()).isEqualTo(3);
    assertThat(run.json().get("delivered").asInt()).isZero();
    assertAllFailed(code, attempts);
  }

  /** With a time-out of 0.2 s in place of 5 minutes. */
  @Test
  @Timeout(60)
  void aHandlerThatHangsLosesNothing() throws IOException {
    RoutingRules rules = RulesFile.read(Optional.empty());
    ReplayOptions options = CommandLine.populateCommand(new ReplayOptions(), "any");
    Duration timeout = Duration.ofMillis(200);
    AtomicBoolean over = new AtomicBoolean();
    LambdaProcessor processor =
        new LambdaProcessor(
            new LambdaFunction(() -> new Hanging(over), timeout, problem -> {}),
            record -> Optional.empty(),
            new LambdaSettings(3, timeout),
            new RandomSource(1),
            "stream");
    BucketFolder bucket = BucketFolder.empty(folder.resolve("bucket"));
    try (WorkFolder work = bucket.workFolder();
        DeliveryStream stream =
            new DeliveryStream(
                options.stream.settings(options.common, rules),
                BufferHints.LAMBDA,
                processor,
                work,
                new RandomSource(2),
                new StreamCounts(500, rules.timeZone(), Optional.empty()))) {
      for (int i = 0; i < RECORDS.size(); i++) {
        stream.accept(FirehoseRecord.dated(i, i, RECORDS.get(i).getBytes(StandardCharsets.UTF_8)));
      }
      stream.finish();
      bucket.publish(work);
    } finally {
      over.set(true);
    }
    assertAllFailed("Lambda.FunctionTimedOut", 4);
  }

  private void assertAllFailed(String code, int attempts) throws IOException {
    List<String> lines = Bucket.lines(folder.resolve("bucket"), "");
    assertThat(lines).hasSize(RECORDS.size());
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = MAPPER.readTree(lines.get(i));
      assertThat(line.get("errorCode").textValue()).isEqualTo(code);
      assertThat(line.get("attemptsMade").intValue()).isEqualTo(attempts);
      assertThat(Base64.getDecoder().decode(line.get("rawData").textValue()))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(RECORDS.get(i));
    }
  }

  static final class Throwing implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      throw new IllegalStateException("on purpose");
    }
  }

  static final class RunningOutOfMemory implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      throw new OutOfMemoryError("on purpose");
    }
  }

  static final class Hanging implements RequestStreamHandler {

    private final AtomicBoolean over;

    Hanging(AtomicBoolean over) {
      this.over = over;
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck")
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      while (!over.get()) {
        // Doesn't mind being interrupted.
        Thread.yield();
      }
    }
  }

  static final class SayingSevenMegabytes implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      output.write("{\"records\":[]}".getBytes(StandardCharsets.UTF_8));
      output.write(" ".repeat(7_000_000).getBytes(StandardCharsets.UTF_8));
    }
  }

  static final class SayingNothing implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {}
  }

  static final class AnsweringTwice implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      ArrayNode records = okRecords(input);
      records.addAll(records.deepCopy());
      respond(records, output);
    }
  }

  static final class AnsweringOtherIds implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      ArrayNode records = okRecords(input);
      for (JsonNode record : records) {
        ((ObjectNode) record).put("recordId", "not " + record.get("recordId").textValue());
      }
      respond(records, output);
    }
  }

  private static ArrayNode okRecords(InputStream invocation) throws IOException {
    ArrayNode records = (ArrayNode) MAPPER.readTree(invocation).get("records");
    for (JsonNode record : records) {
      ((ObjectNode) record)
          .put("result", "Ok")
          .putObject("metadata")
          .putObject("partitionKeys")
          .put("userName", "anyone");
    }
    return records;
  }

  private static void respond(ArrayNode records, OutputStream output) throws IOException {
    MAPPER.writeValue(output, MAPPER.createObjectNode().set("records", records));
  }
}
