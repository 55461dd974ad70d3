package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

/** What replay's estimate takes for granted of this stack. */
class CostAssumptionsTest {

  private static final Path PRICES =
      Path.of("../events/src/main/resources/io/sespartitioner/replay/estimate/prices.json");

  private static final String ALARM = "AWS::CloudWatch::Alarm";

  @Test
  void estimateCountsTheMetricsThatTheAlarmsPayFor() throws IOException {
    JsonNode assumed = assumptions();
    int stream = assumed.path("streamAlarmMetrics").asInt();
    assertThat(alarmMetrics(Templates.with("processor", "jq"))).isEqualTo(stream);
    assertThat(alarmMetrics(Templates.with()))
        .isEqualTo(stream + assumed.path("functionAlarmMetrics").asInt());
  }

  @Test
  void estimateCountsWhatAWatchedSenderCosts() throws IOException {
    Template watching = Templates.with("senderAlarms", "{\"orders-app\":{},\"newsletter\":{}}");
    assertThat(alarmMetrics(watching) - alarmMetrics(Templates.with()))
        .isEqualTo(2 * assumptions().path("senderAlarmMetrics").asInt());
  }

  @Test
  void estimateCountsTheDashboard() throws IOException {
    Templates.with()
        .resourceCountIs("AWS::CloudWatch::Dashboard", assumptions().path("dashboards").asInt());
  }

  @Test
  void estimateKnowsTheFunctionsMemory() throws IOException {
    assertThat(
            Templates.properties(Templates.with(), "AWS::Lambda::Function")
                .get(0)
                .path("MemorySize"))
        .isEqualTo(assumptions().path("lambdaMemoryMebibytes"));
  }

  /** An alarm costs as much as it has metrics. */
  private static int alarmMetrics(Template template) {
    return Templates.properties(template, ALARM).stream()
        .mapToInt(alarm -> alarm.findValues("MetricName").size())
        .sum();
  }

  private static JsonNode assumptions() throws IOException {
    return new ObjectMapper().readTree(PRICES.toFile()).path("assumptions");
  }
}
