package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** Whom the alarms reach, and what the dashboard shows. */
class WatchTest {

  private static final String ALARM = "AWS::CloudWatch::Alarm";
  private static final Template TEMPLATE = Templates.with();

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

  private static List<JsonNode> alarms() {
    return Templates.properties(TEMPLATE, ALARM);
  }
}
