package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Template;

/** What each alarm watches, and when it rings. */
class AlarmsTest {

  private static final String ALARM = "AWS::CloudWatch::Alarm";
  private static final Template TEMPLATE = Templates.with();
  private static final String STREAM = "{\"Ref\":\"ArchiveStream";

  /** The dimension of a namespace's metrics, with the start of its value; no other one. */
  private static final Map<String, List<String>> DIMENSION =
      Map.of(
          "AWS/Firehose", List.of("DeliveryStreamName", STREAM),
          "AWS/Lambda", List.of("FunctionName", "{\"Ref\":\"PartitioningFunction"),
          "SesPartitioner", List.of("DeliveryStream", STREAM));

  @ParameterizedTest
  @CsvSource({
    // 1.5 x 900 s, the Lambda buffer's 60 s, four calls of a minute, five minutes' margin
    "AWS/Firehose, DeliveryToS3.DataFreshness, Maximum, GreaterThanThreshold, 1950, 300, 2",
    "AWS/Firehose, DeliveryToS3.Success, Average, LessThanThreshold, 1, 900, 1",
    "AWS/Firehose, PartitionCountExceeded, Maximum, GreaterThanOrEqualToThreshold, 1, 300, 1",
    "AWS/Firehose, ExecuteProcessing.Success, Average, LessThanThreshold, 1, 300, 1",
    "AWS/Firehose, ThrottledRecords, Sum, GreaterThanOrEqualToThreshold, 1, 300, 1",
    "AWS/Lambda, Errors, Sum, GreaterThanOrEqualToThreshold, 1, 300, 1",
    "AWS/Lambda, Throttles, Sum, GreaterThanOrEqualToThreshold, 1, 300, 1",
    "SesPartitioner, Failed, Sum, GreaterThanOrEqualToThreshold, 1, 300, 1"
  })
  void alarmRings(
      String namespace,
      String metric,
      String statistic,
      String bad,
      int threshold,
      int period,
      int periods) {
    JsonNode alarm = alarmWith("MetricName", metric);
    assertThat(alarm.path("Statistic").asText()).isEqualTo(statistic);
    assertThat(alarm.path("Period").asInt()).isEqualTo(period);
    assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(periods);
    assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo(bad);
    assertThat(alarm.path("Threshold").asInt()).isEqualTo(threshold);
    assertIsOf(namespace, alarm);
  }

  @Test
  void partitionsRingAt80PercentOfTheStreamsOwnLimit() {
    JsonNode alarm = alarmWith("Expression", "100 * partitions / limit");
    assertThat(alarm.path("Threshold").asInt()).isEqualTo(80);
    assertThat(alarm.path("ComparisonOperator").asText())
        .isEqualTo("GreaterThanOrEqualToThreshold");
    assertWatches(alarm, "partitions", "AWS/Firehose", "PartitionCount", "Maximum", 300);
    assertWatches(alarm, "limit", "AWS/Firehose", "ActivePartitionsLimit", "Maximum", 300);
  }

  @Test
  void fallbacksRingAboveAFifthOfAnHoursRecordsUnlessTheyAreFew() {
    JsonNode alarm = alarmWith("Expression", "IF(records >= 20, 100 * fallback / records, 0)");
    assertThat(alarm.path("Threshold").asInt()).isEqualTo(20);
    assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo("GreaterThanThreshold");
    assertWatches(alarm, "records", "SesPartitioner", "Records", "Sum", 3600);
    assertWatches(alarm, "fallback", "SesPartitioner", "Fallback", "Sum", 3600);
  }

  /** That a metric of the alarm's expression, called {@code id} there, is this one. */
  private static void assertWatches(
      JsonNode alarm, String id, String namespace, String name, String statistic, int seconds) {
    assertThat(alarm.path("Metrics").valueStream())
        .filteredOn(metric -> metric.path("Id").asText().equals(id))
        .singleElement()
        .satisfies(
            metric -> {
              assertThat(metric.path("ReturnData").asBoolean(true)).isFalse();
              JsonNode watched = metric.path("MetricStat");
              assertThat(watched.path("Stat").asText()).isEqualTo(statistic);
              assertThat(watched.path("Period").asInt()).isEqualTo(seconds);
              assertThat(watched.path("Metric").path("MetricName").asText()).isEqualTo(name);
              assertIsOf(namespace, watched.path("Metric"));
            });
  }

  private static void assertIsOf(String namespace, JsonNode metric) {
    assertThat(metric.path("Namespace").asText()).isEqualTo(namespace);
    assertThat(metric.path("Dimensions").valueStream())
        .singleElement()
        .satisfies(
            dimension -> {
              List<String> expected = DIMENSION.get(namespace);
              assertThat(dimension.path("Name").asText()).isEqualTo(expected.get(0));
              assertThat(dimension.path("Value").toString()).startsWith(expected.get(1));
            });
  }

  /** The alarm that has a field of this value, in itself or in one of its metrics. */
  private static JsonNode alarmWith(String field, String value) {
    List<JsonNode> found =
        Templates.properties(TEMPLATE, ALARM).stream()
            .filter(
                alarm ->
                    alarm.path(field).asText().equals(value)
                        || alarm.path("Metrics").findValuesAsText(field).contains(value))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
