package io.sespartitioner.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.function.TestInvocation.Answer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InvocationLogTest {
  private static final String CALLED =
      "{\"mail\":{\"tags\":{\"ses:caller-identity\":[\"alice\"]}}}";

  @Test
  void metricsAreOneLineOfEmbeddedMetricFormat() {
    Answer answer =
        new TestInvocation()
            .payload(CALLED)
            .payload(CALLED)
            .payload("{}")
            .payload("")
            .payload("no")
            .answer();
    JsonNode metrics = answer.metrics();
    assertThat(metrics.at("/_aws/CloudWatchMetrics/0/Namespace").textValue())
        .isEqualTo("SesPartitioner");
    assertThat(metrics.at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
        .isEqualTo("[[\"DeliveryStream\"]]");
    assertThat(metrics.at("/_aws/CloudWatchMetrics/0/Metrics"))
        .extracting(metric -> metric.get("Name").textValue() + metric.get("Unit").textValue())
        .containsExactly(
            "RecordsCount", "DeliveredCount", "DroppedCount", "FailedCount", "FallbackCount");
    assertThat(metrics.at("/_aws/Timestamp").longValue())
        .isBetween(Instant.now().toEpochMilli() - 60_000, Instant.now().toEpochMilli());
    assertThat(metrics.get("DeliveryStream").textValue()).isEqualTo("ses-events");
    assertThat(metrics.get("Records").intValue()).isEqualTo(5);
    assertThat(metrics.get("Delivered").intValue()).isEqualTo(3);
    assertThat(metrics.get("Dropped").intValue()).isEqualTo(1);
    assertThat(metrics.get("Failed").intValue()).isEqualTo(1);
    assertThat(metrics.get("Fallback").intValue()).isEqualTo(1);
  }

  @Test
  void aFailedRecordIsOneLineWithItsIdAndReason() {
    Answer answer = new TestInvocation().payload("no").answer();
    assertThat(answer.log()).hasSize(2);
    JsonNode line = answer.log().get(0);
    assertThat(Instant.parse(line.get("timestamp").textValue())).isBeforeOrEqualTo(Instant.now());
    assertThat(line.get("level").textValue()).isEqualTo("WARN");
    assertThat(line.get("recordId").textValue()).isEqualTo("49651001");
    assertThat(line.get("reason").textValue()).isEqualTo("not-json");
    assertThat(line).hasSize(4);
  }

  @Test
  void twentyFailuresAreLoggedAndTheOthersCounted() {
    var twenty = new TestInvocation();
    for (int i = 0; i < 20; i++) {
      twenty.payload("no");
    }
    assertThat(twenty.answer().log()).hasSize(21);

    Answer more = twenty.payload("no").payload("no").payload("no").answer();
    assertThat(more.reasons()).hasSize(20);
    assertThat(more.log()).hasSize(22);
    assertThat(more.log().get(20).get("count").intValue()).isEqualTo(3);
    assertThat(more.metrics().get("Failed").intValue()).isEqualTo(23);
  }

  @Test
  void noPartOfAPayloadIsLogged() {
    Answer answer =
        new TestInvocation()
            .payload("{\"mail\":{\"source\":\"secret@example.com\"}}")
            .payload("secret")
            .payload("[\"secret\"]")
            .payload("{} secret")
            .payload("{\"secret\"")
            .answer();
    assertThat(answer.log()).hasSize(5).noneMatch(line -> line.toString().contains("secret"));
  }
}
