package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** What exists before what, and who may publish to the feedback topics. */
class PublishingOrderTest {

  private static final Template TEMPLATE =
      Templates.with(
          "bounceFeedbackAddress", "bounce@example.com",
          "complaintFeedbackAddress", "complaint@example.com");

  @Test
  void streamWaitsForItsLogItsRoleAndItsFunction() {
    String stream = resource("AWS::KinesisFirehose::DeliveryStream").toString();
    assertThat(stream)
        .contains("{\"Ref\":\"ArchiveLog")
        .contains("{\"Fn::GetAtt\":[\"ArchiveDeliveryRole")
        .contains("{\"Ref\":\"PartitioningFunctionCurrentVersion")
        .contains("\"DependsOn\":[\"PartitioningCallableByFirehose");
  }

  @Test
  void eventDestinationWaitsForTheRoleThatHoldsItsPermission() {
    TEMPLATE.hasResourceProperties(
        "AWS::SES::ConfigurationSetEventDestination",
        Map.of(
            "EventDestination",
            Match.objectLike(
                Map.of(
                    "KinesisFirehoseDestination",
                    Map.of(
                        "DeliveryStreamARN",
                        Match.anyValue(),
                        "IAMRoleARN",
                        Map.of(
                            "Fn::GetAtt",
                            List.of(
                                Match.stringLikeRegexp("FirehoseDeliveryStreamIamRole"),
                                "Arn")))))));
  }

  @Test
  void bouncesAndComplaintsGoToTheirTopics() {
    for (String event : List.of("Bounce", "Complaint")) {
      TEMPLATE.hasResource(
          "AWS::SES::ConfigurationSetEventDestination",
          Map.of(
              "Properties",
              Match.objectLike(
                  Map.of(
                      "EventDestination",
                      Match.objectLike(
                          Map.of(
                              "MatchingEventTypes",
                              List.of(event.toLowerCase(Locale.ROOT)),
                              "SnsDestination",
                              Match.anyValue())))),
              "DependsOn",
              List.of(Match.stringLikeRegexp(event + "TopicPolicy"))));
    }
  }

  @Test
  void sesMayPublishToATopicForThisAccountAndConfigurationSetOnly() {
    assertThat(Templates.properties(TEMPLATE, "AWS::SNS::TopicPolicy"))
        .hasSize(2)
        .allSatisfy(
            policy -> {
              JsonNode allow =
                  policy
                      .path("PolicyDocument")
                      .path("Statement")
                      .valueStream()
                      .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                      .findFirst()
                      .orElseThrow();
              assertThat(allow.path("Principal").path("Service").asText())
                  .isEqualTo("ses.amazonaws.com");
              assertThat(allow.path("Condition").path("StringEquals").toString())
                  .contains("\"AWS:SourceAccount\":{\"Ref\":\"AWS::AccountId\"}")
                  .contains(":configuration-set/")
                  .contains("{\"Ref\":\"PublishingConfigurationSet");
            });
  }

  private static JsonNode resource(String type) {
    return Templates.tree(TEMPLATE)
        .path("Resources")
        .valueStream()
        .filter(resource -> resource.path("Type").asText().equals(type))
        .findFirst()
        .orElseThrow();
  }
}
