package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The alarms and the dashboard. */
class WatchTest {

  private static final String ALARM = "AWS::CloudWatch::Alarm";
  private static final Template TEMPLATE = Templates.with();

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
    TEMPLATE.hasResourceProperties(
        ALARM,
        Map.of(
            "Namespace", namespace,
            "MetricName", metric,
            "Statistic", statistic,
            "ComparisonOperator", bad,
            "Threshold", threshold,
            "Period", period,
            "EvaluationPeriods", periods,
            "TreatMissingData", "notBreaching"));
  }

  @Test
  void partitionsRingAt80PercentOfTheStreamsOwnLimit() {
    JsonNode alarm = alarmWith("100 * partitions / limit");
    assertThat(alarm.path("Threshold").asInt()).isEqualTo(80);
    assertThat(alarm.path("ComparisonOperator").asText())
        .isEqualTo("GreaterThanOrEqualToThreshold");
    assertThat(alarm.toString()).contains("\"PartitionCount\"", "\"ActivePartitionsLimit\"");
  }

  @Test
  void fallbacksRingAboveAFifthOfAnHoursRecordsUnlessTheyAreFew() {
    JsonNode alarm = alarmWith("IF(records >= 20, 100 * fallback / records, 0)");
    assertThat(alarm.path("Threshold").asInt()).isEqualTo(20);
    assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo("GreaterThanThreshold");
    assertThat(alarm.toString()).contains("\"Records\"", "\"Fallback\"", "\"Period\":3600");
  }

  @Test
  void ownMetricsHaveTheStreamAsDimension() {
    TEMPLATE.hasResourceProperties(
        ALARM,
        Map.of(
            "MetricName",
            "Failed",
            "Dimensions",
            List.of(
                Map.of(
                    "Name",
                    "DeliveryStream",
                    "Value",
                    Map.of("Ref", Match.stringLikeRegexp("^ArchiveStream"))))));
  }

  @Test
  void quietNightRingsNobody() {
    TEMPLATE.resourceCountIs(ALARM, 10);
    TEMPLATE.allResourcesProperties(ALARM, Map.of("TreatMissingData", "notBreaching"));
  }

  @Test
  void eachAlarmSaysWhatToDo() {
    assertThat(alarms())
        .allSatisfy(
            alarm ->
                assertThat(alarm.path("AlarmDescription").asText())
                    .containsPattern("(Look|Use|Ask|ask|Correct|Find|Replay|replay) "));
  }

  @Test
  void withoutAnAddressAlarmsHaveNoAction() {
    assertThat(alarms()).noneMatch(alarm -> alarm.has("AlarmActions"));
  }

  @Test
  void anAddressGetsEveryAlarm() {
    Template template = Templates.with("alarmAddress", "alarm@example.com");
    template.hasResourceProperties(
        "AWS::SNS::Subscription", Map.of("Protocol", "email", "Endpoint", "alarm@example.com"));
    template.hasResourceProperties(
        "AWS::SNS::Topic", Map.of("DisplayName", "SES partitioner alarms"));
    template.allResourcesProperties(
        ALARM,
        Map.of("AlarmActions", List.of(Map.of("Ref", Match.stringLikeRegexp("AlarmTopic")))));
  }

  @Test
  void alarmsOfThisAccountMayPublishToTheTopic() {
    Templates.with("alarmAddress", "alarm@example.com")
        .hasResourceProperties(
            "AWS::SNS::TopicPolicy",
            Map.of(
                "PolicyDocument",
                Match.objectLike(
                    Map.of(
                        "Statement",
                        Match.arrayWith(
                            List.of(
                                Match.objectLike(
                                    Map.of(
                                        "Effect",
                                        "Allow",
                                        "Action",
                                        "sns:Publish",
                                        "Principal",
                                        Map.of("Service", "cloudwatch.amazonaws.com"),
                                        "Condition",
                                        Map.of(
                                            "StringEquals",
                                            Map.of(
                                                "aws:SourceAccount",
                                                Map.of("Ref", "AWS::AccountId")))))))))));
  }

  @Test
  void jqHasNoAlarmOnFunctions() {
    assertThat(Templates.properties(Templates.with("processor", "jq"), ALARM))
        .hasSize(5)
        .noneMatch(alarm -> alarm.toString().contains("ExecuteProcessing"))
        .noneMatch(alarm -> alarm.path("Namespace").asText().equals("AWS/Lambda"));
  }

  @Test
  void oneDashboardShowsAlarmsAndTheWayFromSesToS3() {
    TEMPLATE.resourceCountIs("AWS::CloudWatch::Dashboard", 1);
    assertThat(Templates.properties(TEMPLATE, "AWS::CloudWatch::Dashboard").get(0).toString())
        .contains("IncomingRecords", "DeliveryToS3.Records", "DataFreshness", "Fallback");
  }

  private static JsonNode alarmWith(String expression) {
    return alarms().stream()
        .filter(alarm -> alarm.toString().contains(expression))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> alarms() {
    return Templates.properties(TEMPLATE, ALARM);
  }
}
