package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** What is kept, encrypted and closed beyond the article's template. */
class KeepingDataTest {

  private static final Template TEMPLATE = Templates.with();

  private static final Template FULL =
      Templates.with(
          "bounceFeedbackAddress", "bounce@example.com",
          "complaintFeedbackAddress", "complaint@example.com",
          "alarmAddress", "alarm@example.com");

  /** The properties that name a resource of the types used here. */
  private static final List<String> NAMING =
      List.of(
          "AlarmName",
          "BucketName",
          "DashboardName",
          "DeliveryStreamName",
          "Name",
          "PolicyName",
          "RoleName",
          "TopicName");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS::S3::Bucket",
        "AWS::S3::BucketPolicy",
        "AWS::SES::ConfigurationSet",
        "AWS::Logs::LogGroup",
        "AWS::Lambda::Function",
        "AWS::Lambda::Version",
        "AWS::Lambda::Permission"
      })
  void isKeptUnlessItsCreationFails(String type) {
    TEMPLATE.allResources(
        type, Map.of("DeletionPolicy", "RetainExceptOnCreate", "UpdateReplacePolicy", "Retain"));
  }

  @Test
  void roleOfTheFunctionIsKeptWithItAndNoOther() {
    assertThat(
            Templates.tree(TEMPLATE)
                .path("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals("AWS::IAM::Role"))
                .filter(role -> role.has("DeletionPolicy")))
        .singleElement()
        .satisfies(
            role -> {
              assertThat(role.path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
              assertThat(role.path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
              assertThat(role.path("Properties").path("AssumeRolePolicyDocument").toString())
                  .contains("lambda.amazonaws.com");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS::S3::Bucket",
        "AWS::S3::BucketPolicy",
        "AWS::SES::ConfigurationSet",
        "AWS::Logs::LogGroup",
        "AWS::Lambda::Function",
        "AWS::Lambda::Version",
        "AWS::Lambda::Permission"
      })
  void goesWithTheStackIfThatIsWanted(String type) {
    Templates.with("removal", "destroy", "query", "athena")
        .allResources(type, Map.of("DeletionPolicy", "Delete", "UpdateReplacePolicy", "Delete"));
  }

  @Test
  void nothingButALogsStreamStaysThen() {
    assertThat(
            Templates.tree(Templates.with("removal", "destroy", "query", "athena"))
                .path("Resources")
                .valueStream()
                .filter(resource -> resource.path("DeletionPolicy").asText().startsWith("Retain"))
                .map(resource -> resource.path("Type").asText()))
        .containsExactly("AWS::Logs::LogStream");
  }

  @Test
  void streamGoesWithItsStackSinceItIsNoRecord() {
    TEMPLATE.allResources(
        "AWS::KinesisFirehose::DeliveryStream", Map.of("DeletionPolicy", Match.absent()));
  }

  @Test
  void bucketRefusesConnectionsWithoutTls() {
    TEMPLATE.hasResourceProperties(
        "AWS::S3::BucketPolicy",
        Map.of(
            "PolicyDocument",
            Match.objectLike(
                Map.of(
                    "Statement",
                    List.of(
                        Match.objectLike(
                            Map.of(
                                "Effect",
                                "Deny",
                                "Action",
                                "s3:*",
                                "Condition",
                                Map.of("Bool", Map.of("aws:SecureTransport", "false")))))))));
  }

  @Test
  void unfinishedUploadsAreCleared() {
    TEMPLATE.hasResourceProperties(
        "AWS::S3::Bucket",
        Map.of(
            "LifecycleConfiguration",
            Match.objectLike(
                Map.of(
                    "Rules",
                    List.of(
                        Match.objectLike(
                            Map.of(
                                "AbortIncompleteMultipartUpload",
                                Map.of("DaysAfterInitiation", 7))))))));
  }

  @Test
  void streamIsEncryptedWithTheKeyOfAws() {
    TEMPLATE.hasResourceProperties(
        "AWS::KinesisFirehose::DeliveryStream",
        Map.of("DeliveryStreamEncryptionConfigurationInput", Map.of("KeyType", "AWS_OWNED_CMK")));
  }

  @Test
  void noKeyOfACustomerIsNeeded() {
    FULL.resourceCountIs("AWS::KMS::Key", 0);
    assertThat(Templates.properties(FULL, "AWS::SNS::Topic"))
        .hasSize(3)
        .noneMatch(topic -> topic.has("KmsMasterKeyId"));
  }

  @Test
  void onlyBucketAndConfigurationSetHaveNamesOfTheirOwn() {
    assertThat(
            Templates.tree(FULL)
                .path("Resources")
                .valueStream()
                .filter(
                    resource ->
                        resource
                            .path("Properties")
                            .propertyStream()
                            .map(Map.Entry::getKey)
                            .anyMatch(NAMING::contains))
                .map(resource -> resource.path("Type").asText()))
        .containsExactlyInAnyOrder("AWS::S3::Bucket", "AWS::SES::ConfigurationSet");
    assertThat(Templates.properties(FULL, "AWS::SES::ConfigurationSetEventDestination"))
        .hasSize(3)
        .noneMatch(destination -> destination.path("EventDestination").has("Name"));
  }
}
