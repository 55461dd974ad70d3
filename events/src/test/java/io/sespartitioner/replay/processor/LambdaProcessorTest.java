package io.sespartitioner.replay.processor;

import static io.sespartitioner.replay.processor.BatchOfThree.assertAllFail;
import static io.sespartitioner.replay.processor.BatchOfThree.process;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sespartitioner.replay.stream.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Firehose sends to a function, and how often it tries. */
class LambdaProcessorTest {

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
        Duration.ofMillis(200),
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
}
