package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.function.PartitioningHandler;
import io.sespartitioner.routing.RoutingRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The alarms watch what the function really writes: a misspelt metric would never ring. */
class MetricNamesTest {

  private static final String INVOCATION =
      """
      {"invocationId": "i", "region": "eu-west-1",
       "deliveryStreamArn": "arn:aws:firehose:eu-west-1:111122223333:deliverystream/mine",
       "records": [{"recordId": "1", "approximateArrivalTimestamp": 1, "data": "e30K"}]}
      """;

  @Test
  void alarmsOnTheFunctionsOwnMetricsNameWhatItWrites() throws IOException {
    JsonNode written = metricsLine();
    JsonNode directive = written.path("_aws").path("CloudWatchMetrics").path(0);
    List<String> names = directive.path("Metrics").findValuesAsText("Name");
    assertThat(written.path("DeliveryStream").asText()).isEqualTo("mine");
    assertThat(ownMetrics())
        .hasSize(3)
        .allSatisfy(
            metric -> {
              assertThat(metric.path("Namespace")).isEqualTo(directive.path("Namespace"));
              assertThat(names).contains(metric.path("MetricName").asText());
              assertThat(metric.path("Dimensions").path(0).path("Name"))
                  .isEqualTo(directive.path("Dimensions").path(0).path(0));
            });
  }

  private static JsonNode metricsLine() throws IOException {
    List<String> lines = new ArrayList<>();
    new PartitioningHandler(RoutingRules.standard(), lines::add)
        .handleRequest(
            new ByteArrayInputStream(INVOCATION.getBytes(StandardCharsets.UTF_8)),
            new ByteArrayOutputStream(),
            null);
    String line = lines.stream().filter(text -> text.contains("_aws")).findFirst().orElseThrow();
    return new ObjectMapper().readTree(line);
  }

  /** Every metric of a namespace of ours in any alarm. */
  private static List<JsonNode> ownMetrics() {
    return Templates.properties(Templates.with(), "AWS::CloudWatch::Alarm").stream()
        .flatMap(alarm -> alarm.findParents("Namespace").stream())
        .filter(metric -> !metric.path("Namespace").asText().startsWith("AWS/"))
        .toList();
  }
}
