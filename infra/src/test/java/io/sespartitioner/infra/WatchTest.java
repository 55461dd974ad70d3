package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** Whom the alarms reach, and what the dashboard shows. */
class WatchTest {

  private static final String ALARM = "AWS::CloudWatch::Alarm";
  private static final Template TEMPLATE = Templates.with();

  @Test
  void quietNightRingsNobodyButThreeSilentDaysDo() {
    assertThat(alarms())
        .hasSize(14)
        .filteredOn(alarm -> alarm.path("TreatMissingData").asText().equals("notBreaching"))
        .hasSize(13)
        .noneMatch(alarm -> alarm.path("EvaluationPeriods").asInt() > 2);
    assertThat(silence(TEMPLATE))
        .satisfiesExactly(
            alarm -> {
              assertThat(alarm.path("MetricName").asText()).isEqualTo("IncomingRecords");
              assertThat(alarm.path("Statistic").asText()).isEqualTo("Sum");
              assertThat(alarm.path("ComparisonOperator").asText()).isEqualTo("LessThanThreshold");
              assertThat(alarm.path("Threshold").asInt()).isEqualTo(1);
              assertThat(alarm.path("Period").asInt()).isEqualTo(3600);
              assertThat(alarm.path("EvaluationPeriods").asInt()).isEqualTo(72);
            });
  }

  @Test
  void howLongASilenceIsASettingAndZeroIsNoAlarm() {
    assertThat(silence(Templates.with("processor", "jq", "silentAfterHours", "168")))
        .extracting(alarm -> alarm.path("EvaluationPeriods").asInt())
        .containsExactly(168);
    assertThat(silence(Templates.with("processor", "jq", "silentAfterHours", 0))).isEmpty();
  }

  private static List<JsonNode> silence(Template template) {
    return Templates.properties(template, ALARM).stream()
        .filter(alarm -> alarm.path("TreatMissingData").asText().equals("breaching"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lambda", "jq"})
  void eachFolderOfErrorOutputRings(String processor) {
    Template template = Templates.with("processor", processor);
    JsonNode counted =
        Templates.properties(template, "AWS::S3::Bucket").get(0).path("MetricsConfigurations");
    assertThat(counted)
        .extracting(filter -> filter.path("Prefix").asText())
        .containsExactly(
            "processing-failed/", "metadata-extraction-failed/", "partitioning-failed/");
    for (JsonNode filter : counted) {
      assertThat(Templates.properties(template, ALARM))
          .filteredOn(alarm -> alarm.at("/Dimensions/1/Value").equals(filter.path("Id")))
          .singleElement()
          .satisfies(
              alarm -> {
                assertThat(alarm.path("Namespace").asText()).isEqualTo("AWS/S3");
                assertThat(alarm.path("MetricName").asText()).isEqualTo("PutRequests");
                assertThat(alarm.at("/Dimensions/0/Value/Ref").asText())
                    .startsWith("ArchiveBucket");
                assertThat(alarm.path("AlarmDescription").asText())
                    .contains(" " + filter.path("Prefix").asText() + " ");
              });
    }
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
        .hasSize(9)
        .noneMatch(alarm -> alarm.toString().contains("ExecuteProcessing"))
        .noneMatch(alarm -> alarm.path("Namespace").asText().equals("AWS/Lambda"));
  }

  @Test
  void oneDashboardShowsAlarmsAndTheWayFromSesToS3() {
    TEMPLATE.resourceCountIs("AWS::CloudWatch::Dashboard", 1);
    assertThat(Templates.properties(TEMPLATE, "AWS::CloudWatch::Dashboard").get(0).toString())
        .contains("IncomingRecords", "DeliveryToS3.Records", "DataFreshness", "Fallback");
  }

  private static List<JsonNode> alarms() {
    return Templates.properties(TEMPLATE, ALARM);
  }
}
