package io.sespartitioner.replay.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.replay.stream.Failure.ErrorType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryStreamTest {

  private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @TempDir Path folder;

  @Test
  void oneBufferForEachEvaluatedPrefixBecomesOneObject() throws IOException {
    LocalStream stream = stream();
    stream.put("2023-11-06T10:00:00Z", "a", "1\n");
    stream.put("2023-11-06T10:00:01Z", "b", "2\n");
    stream.put("2023-11-06T10:00:02Z", "a", "3\n");
    assertThat(stream.objects())
        .hasSize(2)
        .containsValues("1\n3\n", "2\n")
        .allSatisfy((name, content) -> assertThat(name).matches("[ab]/2023/11/06/10/.*\\.gz"));
  }

  @Test
  void anObjectIsNamedByItsOldestRecordAndTakesYoungerOnesAlong() throws IOException {
    LocalStream stream = stream();
    stream.put("2023-11-06T10:59:59.999Z", "a", "1\n");
    stream.put("2023-11-06T11:00:01Z", "a", "2\n");
    assertThat(stream.objects()).hasSize(1).containsValue("1\n2\n");
    assertThat(stream.objects().keySet())
        .allMatch(
            name -> name.matches("a/2023/11/06/10/s-1-2023-11-06-10-59-59-" + UUID + "\\.gz"));
  }

  @Test
  void aBufferIsFlushedWhenItsIntervalIsOver() throws IOException {
    LocalStream stream = stream();
    stream.put("2023-11-06T10:00:00.000Z", "a", "1\n");
    stream.put("2023-11-06T10:14:59.999Z", "a", "2\n");
    stream.put("2023-11-06T10:15:00.000Z", "a", "3\n");
    assertThat(stream.objects()).hasSize(2).containsValues("1\n2\n", "3\n");
  }

  @Test
  void aBufferIsFlushedWhenItIsFull() throws IOException {
    LocalStream stream = stream().bufferBytes(10);
    stream.put("2023-11-06T10:00:00Z", "a", "12345\n");
    stream.put("2023-11-06T10:00:01Z", "a", "6789\n");
    stream.put("2023-11-06T10:00:02Z", "a", "next\n");
    assertThat(stream.objects()).hasSize(2).containsValues("12345\n6789\n", "next\n");
  }

  @Test
  void bytesAreConcatenatedAsTheyAre() throws IOException {
    LocalStream stream = stream();
    stream.put("2023-11-06T10:00:00Z", "a", "no newline");
    stream.put("2023-11-06T10:00:01Z", "a", "two\n\n");
    assertThat(stream.objects()).containsValue("no newlinetwo\n\n");
  }

  @Test
  void aRecordThatWouldOpenOnePartitionTooManyIsRefused() throws IOException {
    LocalStream stream = stream().partitionLimit(2);
    stream.put("2023-11-06T10:00:00Z", "a", "1\n");
    stream.put("2023-11-06T10:00:01Z", "b", "2\n");
    stream.put("2023-11-06T10:00:02Z", "c", "3\n");
    stream.put("2023-11-06T10:00:03Z", "a", "4\n");
    stream.put("2023-11-06T10:15:00Z", "c", "5\n");
    assertThat(stream.objects()).containsValues("1\n4\n", "2\n", "5\n");
    assertThat(stream.errorLines("activePartitionExceeded/"))
        .extracting(line -> line.get("rawData").asText())
        .containsExactly("Mwo=");
  }

  @Test
  void anErrorLineHasTheFieldsOfARealOneInTheirOrder() throws IOException {
    LocalStream stream = stream();
    Failure failure =
        new Failure(
            ErrorType.PROCESSING_FAILED,
            "Lambda.FunctionError",
            "it \"failed\"",
            4,
            Optional.of("reason"),
            Optional.of("arn:of:lambda"));
    stream.fail("2023-11-06T10:00:00.123Z", failure, "bad\n");
    long arrival = Instant.parse("2023-11-06T10:00:00.123Z").toEpochMilli();
    assertThat(stream.objects())
        .containsValue(
            "{\"rawData\":\"YmFkCg==\",\"errorCode\":\"Lambda.FunctionError\","
                + "\"errorMessage\":\"it \\\"failed\\\"\",\"attemptsMade\":4,"
                + "\"arrivalTimestamp\":"
                + arrival
                + ",\"attemptEndingTimestamp\":"
                + (arrival + 60_000)
                + ",\"lambdaARN\":\"arn:of:lambda\"}\n");
  }

  @Test
  void errorOutputIsNotCompressedAndNamedLikeObjectsWithoutExtension() throws IOException {
    LocalStream stream = stream();
    stream.put("2023-11-06T10:00:00Z", Map.of(), "1\n");
    assertThat(stream.objects().keySet())
        .allMatch(name -> name.matches("partitioning-failed/s-1-2023-11-06-10-00-00-" + UUID));
  }

  @Test
  void errorLinesOfDeliveryNameNoFunction() throws IOException {
    LocalStream stream = stream();
    stream.put("2023-11-06T10:00:00Z", Map.of(), "1\n");
    JsonNode line = stream.errorLines("partitioning-failed/").get(0);
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly(
            "rawData",
            "errorCode",
            "errorMessage",
            "attemptsMade",
            "arrivalTimestamp",
            "attemptEndingTimestamp");
  }

  @Test
  void theSameSeedGivesTheSameNames() throws IOException {
    List<List<String>> names = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      LocalStream stream = new LocalStream(folder.resolve("run" + run));
      stream.put("2023-11-06T10:00:00Z", "a", "1\n");
      stream.put("2023-11-06T10:00:00Z", "b", "2\n");
      stream.put("2023-11-06T10:00:00Z", Map.of(), "3\n");
      names.add(List.copyOf(stream.objects().keySet()));
    }
    assertThat(names.get(0)).hasSize(3).isEqualTo(names.get(1));
  }

  @Test
  void contentThatDoesNotFitInMemoryGoesThroughFiles() throws IOException {
    LocalStream stream = stream();
    String megabyte = "x".repeat(1_000_000) + "\n";
    for (int i = 0; i < 120; i++) {
      stream.put("2023-11-06T10:00:00Z", i % 3 == 0 ? "a" : "b", megabyte);
    }
    assertThat(stream.objects().values())
        .extracting(String::length)
        .containsExactlyInAnyOrder(40 * megabyte.length(), 80 * megabyte.length());
  }

  private LocalStream stream() {
    return new LocalStream(folder);
  }
}
