package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** Configuration sets and buckets that are there already. */
class ExistingResourcesTest {

  private static final Template WITH_SET =
      Templates.with("configurationSet", "old-set", "bounceFeedbackAddress", "bounce@example.com");
  private static final Template WITH_BUCKET = Templates.with("bucket", "old-bucket");

  @Test
  void existingConfigurationSetGetsTheDestination() {
    WITH_SET.resourceCountIs("AWS::SES::ConfigurationSet", 0);
    WITH_SET.hasResourceProperties(
        "AWS::SES::ConfigurationSetEventDestination", Map.of("ConfigurationSetName", "old-set"));
  }

  @Test
  void sesIsTrustedForTheExistingConfigurationSet() {
    assertThat(
            Templates.properties(WITH_SET, "AWS::IAM::Role").stream()
                .map(role -> role.path("AssumeRolePolicyDocument").toString())
                .filter(trust -> trust.contains("ses.amazonaws.com")))
        .singleElement()
        .asString()
        .contains(":configuration-set/old-set\"");
  }

  @Test
  void oneAddressHasOneTopicWhichSesMayPublishToForTheExistingSetOnly() {
    assertThat(Templates.properties(WITH_SET, "AWS::SNS::Topic")).hasSize(1);
    WITH_SET.resourceCountIs("AWS::SNS::Subscription", 1);
    assertThat(Templates.properties(WITH_SET, "AWS::SES::ConfigurationSetEventDestination"))
        .hasSize(2)
        .filteredOn(destination -> destination.path("EventDestination").has("SnsDestination"))
        .singleElement()
        .satisfies(
            destination ->
                assertThat(destination.at("/EventDestination/MatchingEventTypes"))
                    .hasToString("[\"bounce\"]"));
    assertThat(Templates.properties(WITH_SET, "AWS::SNS::TopicPolicy"))
        .singleElement()
        .asString()
        .contains("\"AWS:SourceAccount\":{\"Ref\":\"AWS::AccountId\"}")
        .contains(":configuration-set/old-set\"");
  }

  @Test
  void existingBucketIsDeliveredIntoAndNotTouched() {
    WITH_BUCKET.resourceCountIs("AWS::S3::Bucket", 0);
    WITH_BUCKET.resourceCountIs("AWS::S3::BucketPolicy", 0);
    WITH_BUCKET.hasResourceProperties(
        "AWS::KinesisFirehose::DeliveryStream",
        Map.of(
            "ExtendedS3DestinationConfiguration",
            Match.objectLike(
                Map.of(
                    "BucketARN",
                    Map.of(
                        "Fn::Join",
                        List.of(
                            "",
                            List.of(
                                "arn:", Map.of("Ref", "AWS::Partition"), ":s3:::old-bucket")))))));
  }

  @Test
  void outputsTellHowMailFlows() {
    Template template = Templates.with();
    Map<String, Object> set = Map.of("Ref", Match.stringLikeRegexp("ConfigurationSet"));
    hasOutput(
        template,
        "PublishAllMail",
        List.of(
            "aws sesv2 put-email-identity-configuration-set-attributes --email-identity"
                + " example.com --configuration-set-name ",
            set));
    hasOutput(template, "PublishOneMail", List.of("X-SES-CONFIGURATION-SET: ", set));
    hasOutput(
        template,
        "ListDelivered",
        List.of(
            "aws s3 ls --recursive s3://", Map.of("Ref", Match.stringLikeRegexp("Bucket")), "/"));
    template.hasOutput("BucketName", Map.of());
    template.hasOutput("DeliveryStreamName", Map.of());
  }

  @Test
  void outputTellsWhatToRunBeforeTheStackIsDestroyed() {
    Map<String, Object> stream =
        Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp("^ArchiveStream"), "Arn"));
    hasOutput(
        WITH_SET,
        "StopPublishing",
        List.of(
            "aws sesv2 delete-configuration-set-event-destination"
                + " --configuration-set-name old-set --event-destination-name"
                + " $(aws sesv2 get-configuration-set-event-destinations"
                + " --configuration-set-name old-set --output text --query"
                + " \"EventDestinations[?KinesisFirehoseDestination.DeliveryStreamArn=='",
            stream,
            "'].Name\")"));
    WITH_SET.hasOutput(
        "StopPublishing", Map.of("Description", Match.stringLikeRegexp("destroy .* 32 minutes")));
  }

  @Test
  void outputsNameTheExistingSetAndBucket() {
    WITH_SET.hasOutput("PublishOneMail", Map.of("Value", "X-SES-CONFIGURATION-SET: old-set"));
    WITH_BUCKET.hasOutput("BucketName", Map.of("Value", "old-bucket"));
  }

  private static void hasOutput(Template template, String id, List<Object> parts) {
    template.hasOutput(id, Map.of("Value", Map.of("Fn::Join", List.of("", parts))));
  }
}
