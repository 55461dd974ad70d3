package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** Everything that the article's template has. */
class ArticleParityTest {

  private static final Template TEMPLATE =
      Templates.with(
          "bounceFeedbackAddress",
          "bounce@example.com",
          "complaintFeedbackAddress",
          "complaint@example.com",
          "logExpirationDays",
          200);

  @Test
  void configurationSetRequiresTls() {
    TEMPLATE.hasResourceProperties(
        "AWS::SES::ConfigurationSet",
        Map.of(
            "Name", "examplecom-configuration", "DeliveryOptions", Map.of("TlsPolicy", "REQUIRE")));
  }

  @Test
  void deliveriesRejectsBouncesAndComplaintsGoToTheStream() {
    TEMPLATE.hasResourceProperties(
        "AWS::SES::ConfigurationSetEventDestination",
        Map.of(
            "EventDestination",
            Match.objectLike(
                Map.of(
                    "Enabled",
                    true,
                    "MatchingEventTypes",
                    List.of("delivery", "reject", "bounce", "complaint"),
                    "KinesisFirehoseDestination",
                    Match.anyValue()))));
  }

  @Test
  void bucketIsPrivateEncryptedAndExpiresItsObjects() {
    TEMPLATE.hasResourceProperties(
        "AWS::S3::Bucket",
        Map.of(
            "PublicAccessBlockConfiguration",
            Map.of(
                "BlockPublicAcls", true,
                "BlockPublicPolicy", true,
                "IgnorePublicAcls", true,
                "RestrictPublicBuckets", true),
            "BucketEncryption",
            Match.objectLike(
                Map.of(
                    "ServerSideEncryptionConfiguration",
                    List.of(
                        Map.of(
                            "ServerSideEncryptionByDefault", Map.of("SSEAlgorithm", "AES256"))))),
            "LifecycleConfiguration",
            Map.of(
                "Rules",
                List.of(Match.objectLike(Map.of("ExpirationInDays", 200, "Status", "Enabled"))))));
  }

  @Test
  void streamIsDirectPutBufferedAndCompressed() {
    hasDestination(
        Map.of(
            "BufferingHints",
            Map.of("IntervalInSeconds", 900, "SizeInMBs", 128),
            "CompressionFormat",
            "GZIP"));
    TEMPLATE.hasResourceProperties(
        "AWS::KinesisFirehose::DeliveryStream", Map.of("DeliveryStreamType", "DirectPut"));
  }

  @Test
  void streamPartitionsByTheRulesAndRetriesFor300Seconds() {
    hasDestination(
        Map.of(
            "DynamicPartitioningConfiguration",
            Map.of("Enabled", true, "RetryOptions", Map.of("DurationInSeconds", 300)),
            "Prefix",
            "!{partitionKeyFromLambda:userName}/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/",
            "ErrorOutputPrefix",
            "!{firehose:error-output-type}/",
            // UTC is the default, and some regions refuse the parameter.
            "CustomTimeZone",
            Match.absent()));
  }

  @Test
  void streamLogsToAGroupAndStreamWithRetention() {
    hasDestination(
        Map.of(
            "CloudWatchLoggingOptions",
            Map.of(
                "Enabled",
                true,
                "LogGroupName",
                Map.of("Ref", Match.stringLikeRegexp("^ArchiveLog")),
                "LogStreamName",
                Map.of("Ref", Match.stringLikeRegexp("^ArchiveLog")))));
    TEMPLATE.resourceCountIs("AWS::Logs::LogStream", 1);
    assertThat(Templates.properties(TEMPLATE, "AWS::Logs::LogGroup"))
        .hasSize(2)
        .allSatisfy(log -> assertThat(log.path("RetentionInDays").asInt()).isEqualTo(365));
  }

  @Test
  void eachFeedbackAddressHasATopicAndASubscription() {
    TEMPLATE.resourceCountIs("AWS::SNS::Topic", 2);
    for (String address : List.of("bounce@example.com", "complaint@example.com")) {
      TEMPLATE.hasResourceProperties(
          "AWS::SNS::Subscription", Map.of("Protocol", "email", "Endpoint", address));
    }
  }

  @Test
  void feedbackComesUnderANameThatTellsWhatAndWhose() {
    Map<String, Object> set = Map.of("Ref", Match.stringLikeRegexp("ConfigurationSet"));
    for (String what : List.of("Bounce feedback of ", "Complaint feedback of ")) {
      TEMPLATE.hasResourceProperties(
          "AWS::SNS::Topic",
          Map.of("DisplayName", Map.of("Fn::Join", List.of("", List.of(what, set)))));
    }
  }

  @Test
  void withoutAddressesThereAreNoTopics() {
    Templates.with().resourceCountIs("AWS::SNS::Topic", 0);
    Templates.with().resourceCountIs("AWS::SNS::Subscription", 0);
  }

  private static void hasDestination(Map<String, Object> properties) {
    TEMPLATE.hasResourceProperties(
        "AWS::KinesisFirehose::DeliveryStream",
        Map.of("ExtendedS3DestinationConfiguration", Match.objectLike(properties)));
  }
}
