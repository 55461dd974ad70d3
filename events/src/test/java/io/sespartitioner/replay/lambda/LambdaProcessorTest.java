package io.sespartitioner.replay.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sespartitioner.replay.stream.Batch;
import io.sespartitioner.replay.stream.ErrorType;
import io.sespartitioner.replay.stream.Failure;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.Outcome;
import io.sespartitioner.replay.stream.RandomSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Firehose does with right, wrong and missing answers: reference table "1.5". */
class LambdaProcessorTest {

  private static final Duration SOON = Duration.ofMillis(200);

  @Test
  void anOkRecordGoesOnWithTheReturnedBytesAndKeys() throws IOException {
    List<Outcome> outcomes =
        process(Handlers.spoilingSecond((all, second) -> second.put("data", "bmV3")));
    assertThat(outcomes).allMatch(Outcome.Partitioned.class::isInstance);
    Outcome.Partitioned second = (Outcome.Partitioned) outcomes.get(1);
    assertThat(second.keys()).containsExactly(Map.entry("k", "v"));
    assertThat(StandardCharsets.UTF_8.decode(second.data().duplicate()).toString())
        .isEqualTo("new");
  }

  @Test
  void aDroppedRecordIsForgotten() throws IOException {
    assertThat(
            process(Handlers.spoilingSecond((all, second) -> second.put("result", "Dropped")))
                .get(1))
        .isEqualTo(new Outcome.Dropped());
  }

  @Test
  void aDroppedRecordNeedsNoData() throws IOException {
    assertThat(
            process(
                    Handlers.spoilingSecond(
                        (all, second) -> second.put("result", "Dropped").remove("data")))
                .get(1))
        .isEqualTo(new Outcome.Dropped());
  }

  @Test
  void aFailedRecordFailsAlone() throws IOException {
    assertOnlySecondFails(
        Handlers.spoilingSecond((all, second) -> second.put("result", "ProcessingFailed")),
        "Lambda.ProcessingFailedStatus");
  }

  @Test
  void aRecordThatIsNotReturnedFailsAlone() throws IOException {
    assertOnlySecondFails(
        Handlers.spoilingSecond((all, second) -> all.remove(1)), "Lambda.MissingRecordId");
  }

  @Test
  void aRecordReturnedTwiceFailsAlone() throws IOException {
    assertOnlySecondFails(
        Handlers.spoilingSecond((all, second) -> all.add(second.deepCopy())),
        "Lambda.DuplicatedRecordId");
  }

  @Test
  void anInventedRecordIsIgnoredAndTheOneItReplacesIsMissing() throws IOException {
    assertOnlySecondFails(
        Handlers.spoilingSecond((all, second) -> second.put("recordId", "invented")),
        "Lambda.MissingRecordId");
  }

  @Test
  void anOkRecordWithoutDataFailsAlone() throws IOException {
    assertOnlySecondFails(
        Handlers.spoilingSecond((all, second) -> second.remove("data")),
        "Lambda.InvalidReturnFormat");
    assertOnlySecondFails(
        Handlers.spoilingSecond((all, second) -> second.putNull("data")),
        "Lambda.InvalidReturnFormat");
  }

  @Test
  void theAnswersMayComeInAnyOrder() throws IOException {
    assertThat(process(Handlers.answering(all -> all.add(all.remove(0)))))
        .extracting(outcome -> ((Outcome.Partitioned) outcome).data().get(0))
        .containsExactly((byte) '0', (byte) '1', (byte) '2');
  }

  @Test
  void anUnknownResultFailsTheBatch() throws IOException {
    assertAllFail(
        Handlers.spoilingSecond((all, second) -> second.put("result", "OK")),
        "Lambda.FunctionError",
        1);
  }

  @Test
  void dataThatIsNotBase64FailsTheBatch() throws IOException {
    assertAllFail(
        Handlers.spoilingSecond((all, second) -> second.put("data", "{}")),
        "Lambda.FunctionError",
        1);
  }

  @Test
  void anEmptyResponseLeavesEveryRecordMissing() throws IOException {
    assertAllFail(Handlers.saying("{}"), "Lambda.MissingRecordId", 1);
    assertAllFail(Handlers.saying("{\"records\":[]}"), "Lambda.MissingRecordId", 1);
    assertAllFail(Handlers.saying("{\"records\":null}"), "Lambda.MissingRecordId", 1);
  }

  @Test
  void aResponseThatIsNotTheExpectedJsonFailsTheBatch() throws IOException {
    assertAllFail(Handlers.saying(""), "Lambda.JsonProcessingException", 1);
    assertAllFail(Handlers.saying("[]"), "Lambda.JsonProcessingException", 1);
    assertAllFail(Handlers.saying("{\"records\":{}}"), "Lambda.JsonProcessingException", 1);
    assertAllFail(Handlers.saying("{\"records\":[1]}"), "Lambda.JsonProcessingException", 1);
    assertAllFail(Handlers.saying("{} {}"), "Lambda.JsonProcessingException", 1);
  }

  @Test
  void aHandlerThatThrowsGetsFourAttempts() throws IOException {
    assertAllFail(
        (input, output, context) -> {
          throw new IllegalStateException("on purpose");
        },
        "Lambda.FunctionError",
        4);
  }

  @Test
  @Timeout(30)
  void aHandlerThatHangsGetsFourAttempts() throws IOException {
    assertAllFail(
        (input, output, context) -> {
          try {
            Thread.sleep(Duration.ofMinutes(5).toMillis());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        "Lambda.FunctionTimedOut",
        4);
  }

  @Test
  void aResponseOverSixMegabytesGetsFourAttempts() throws IOException {
    assertAllFail(Handlers.saying(" ".repeat(6_291_557)), "Lambda.FunctionError", 4);
    assertAllFail(Handlers.saying("{}" + " ".repeat(6_291_554)), "Lambda.MissingRecordId", 1);
  }

  @Test
  void eachAttemptHasANewInvocationIdAndTheSameRecords() throws IOException {
    List<JsonNode> invocations = new ArrayList<>();
    process(
        (input, output, context) -> {
          invocations.add(new ObjectMapper().readTree(input));
          throw new IllegalStateException("on purpose");
        });
    assertThat(invocations).hasSize(4);
    assertThat(invocations).extracting(call -> call.get("invocationId")).doesNotHaveDuplicates();
    assertThat(invocations)
        .extracting(call -> call.get("records"))
        .containsOnly(invocations.get(0).get("records"));
  }

  @Test
  void aHandlerThatRecoversLosesNothing() throws IOException {
    List<Integer> calls = new ArrayList<>();
    RequestStreamHandler good = Handlers.answering(all -> {});
    List<Outcome> outcomes =
        process(
            (input, output, context) -> {
              calls.add(1);
              if (calls.size() < 4) {
                throw new IllegalStateException("on purpose");
              }
              good.handleRequest(input, output, context);
            });
    assertThat(outcomes).hasSize(3).allMatch(Outcome.Partitioned.class::isInstance);
  }

  @Test
  void theInvocationHasTheFieldsOfADirectPut() throws IOException {
    List<JsonNode> invocations = new ArrayList<>();
    process(
        (input, output, context) -> {
          invocations.add(new ObjectMapper().readTree(input));
          output.write('{');
          output.write('}');
        });
    ObjectNode invocation = (ObjectNode) invocations.get(0);
    assertThat(invocation.fieldNames())
        .toIterable()
        .containsExactly("invocationId", "deliveryStreamArn", "region", "records");
    JsonNode record = invocation.get("records").get(1);
    assertThat(record.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("recordId", "approximateArrivalTimestamp", "data");
    assertThat(record.get("recordId").textValue()).matches("\\d{56}");
    assertThat(record.get("approximateArrivalTimestamp").longValue()).isEqualTo(1_700_000_000_001L);
    assertThat(record.get("data").textValue()).isEqualTo("MQo=");
  }

  @Test
  void keysThatAreNoTextsOrEmptyAreLeftOut() throws IOException {
    List<Outcome> outcomes =
        process(
            Handlers.spoilingSecond(
                (all, second) ->
                    second
                        .withObject("/metadata/partitionKeys")
                        .put("number", 1)
                        .put("empty", "")
                        .put("extra", "x")
                        .putNull("nothing")
                        .putArray("list")));
    assertThat(((Outcome.Partitioned) outcomes.get(1)).keys()).containsOnlyKeys("k", "extra");
  }

  private static void assertOnlySecondFails(RequestStreamHandler handler, String code)
      throws IOException {
    List<Outcome> outcomes = process(handler);
    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Partitioned.class);
    assertThat(outcomes.get(2)).isInstanceOf(Outcome.Partitioned.class);
    assertFailed(outcomes.get(1), code, 1);
  }

  private static void assertAllFail(RequestStreamHandler handler, String code, int attempts)
      throws IOException {
    assertThat(process(handler))
        .hasSize(3)
        .allSatisfy(outcome -> assertFailed(outcome, code, attempts));
  }

  private static void assertFailed(Outcome outcome, String code, int attempts) {
    Failure failure = ((Outcome.Failed) outcome).failure();
    assertThat(failure.type()).isEqualTo(ErrorType.PROCESSING_FAILED);
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.attempts()).isEqualTo(attempts);
    assertThat(failure.lambdaArn()).isPresent();
  }

  private static List<Outcome> process(RequestStreamHandler handler) throws IOException {
    List<FirehoseRecord> records =
        LongStream.range(0, 3)
            .mapToObj(
                i ->
                    new FirehoseRecord(
                        i, 1_700_000_000_000L + i, (i + "\n").getBytes(StandardCharsets.UTF_8)))
            .toList();
    try (LambdaFunction function = new LambdaFunction(() -> handler, SOON, problem -> {});
        LambdaProcessor processor =
            new LambdaProcessor(
                function,
                FailureReasons.UNKNOWN,
                new LambdaSettings(3, SOON),
                new RandomSource(1),
                new Arns("stream"))) {
      return processor.process(new Batch(records, 0));
    }
  }
}
