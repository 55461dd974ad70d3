package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

/** What owners ask for, in the template; with everything on at once. */
class OwnersInTemplateTest {

  private static final String KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  static final Template TEMPLATE =
      Templates.with(
          "encryptionKey",
          KEY,
          "readers",
          Map.of("a", "arn:aws:iam::444455556666:role/team"),
          "archiveAfterDays",
          60,
          "accessLogs",
          "my-access-logs",
          "permissionsBoundary",
          "bounds",
          "tags",
          Map.of("team", "mail"),
          "backfill",
          "s3://old-bucket/logs/2023/",
          "backfillJob",
          Templates.backfillJob());

  /** CloudFormation gives these no tags. */
  private static final Set<String> UNTAGGED =
      Set.of(
          "AWS::CloudWatch::Dashboard",
          "AWS::Lambda::Permission",
          "AWS::Lambda::Version",
          "AWS::Logs::LogStream",
          "AWS::S3::BucketPolicy",
          "AWS::SES::ConfigurationSetEventDestination");

  static final Intrinsics NAMES = new Intrinsics(id -> id.replaceFirst("[0-9A-F]{8}(?=$|\\.)", ""));

  @Test
  void bucketAndStreamAreEncryptedByTheKey() {
    JsonNode sse =
        only("AWS::S3::Bucket").at("/BucketEncryption/ServerSideEncryptionConfiguration/0");
    assertThat(sse.at("/ServerSideEncryptionByDefault/SSEAlgorithm").asText()).isEqualTo("aws:kms");
    assertThat(sse.at("/ServerSideEncryptionByDefault/KMSMasterKeyID").asText()).isEqualTo(KEY);
    assertThat(sse.path("BucketKeyEnabled").asBoolean()).isTrue();
    assertThat(
            only("AWS::KinesisFirehose::DeliveryStream")
                .path("DeliveryStreamEncryptionConfigurationInput"))
        .hasToString("{\"KeyARN\":\"" + KEY + "\",\"KeyType\":\"CUSTOMER_MANAGED_CMK\"}");
  }

  @Test
  void onlyTheRolesThatWriteToTheBucketMayUseTheKeyAndThroughS3Only() {
    List<JsonNode> uses =
        Templates.properties(TEMPLATE, "AWS::IAM::Role").stream()
            .flatMap(role -> role.at("/Policies/0/PolicyDocument/Statement").valueStream())
            .filter(statement -> statement.path("Action").toString().contains("kms:"))
            .toList();
    String writing = "[\"kms:Decrypt\",\"kms:GenerateDataKey\"]";
    String oldLogs = "arn:AWS::Partition:s3:::old-bucket";
    assertThat(uses)
        .allSatisfy(
            use -> {
              assertThat(use.path("Resource").asText()).isEqualTo(KEY);
              assertThat(NAMES.resolve(use.path("Condition")).toString())
                  .contains("\"kms:ViaService\":\"s3.AWS::Region.AWS::URLSuffix\"");
            })
        .extracting(use -> use.path("Action").toString() + NAMES.resolve(contexts(use)))
        .containsExactlyInAnyOrder(
            writing + "[\"ArchiveBucket.Arn\",\"ArchiveBucket.Arn/*\"]",
            writing + "[\"ArchiveBucket.Arn\",\"ArchiveBucket.Arn/*\"]",
            "\"kms:Decrypt\"[\"%1$s\",\"%1$s/logs/2023\",\"%1$s/logs/2023/*\"]".formatted(oldLogs));
    TEMPLATE.resourceCountIs("AWS::IAM::Policy", 0);
  }

  private static JsonNode contexts(JsonNode use) {
    return use.at("/Condition/StringLike/kms:EncryptionContext:aws:s3:arn");
  }

  @Test
  void keyPolicyOfItsOwnerIsAnOutput() throws JsonProcessingException {
    JsonNode statements = json("KeyPolicy");
    assertThat(statements)
        .extracting(statement -> statement.path("Action") + " " + statement.at("/Principal/AWS"))
        .containsExactly(
            "[\"kms:Decrypt\",\"kms:GenerateDataKey\"]"
                + " [\"ArchiveDeliveryRole.Arn\",\"BackfillRole.Arn\"]",
            "\"kms:Decrypt\" \"BackfillRole.Arn\"",
            "\"kms:Decrypt\" \"arn:aws:iam::444455556666:role/team\"");
    assertThat(statements.path(1).toString()).contains(":old-bucket/logs/2023/*");
    assertThat(statements).allMatch(statement -> statement.has("Condition"));
  }

  @Test
  void onlyObjectsThatPayMoveToTheArchive() {
    assertThat(only("AWS::S3::Bucket").at("/LifecycleConfiguration/Rules/1"))
        .hasToString(
            "{\"ObjectSizeGreaterThan\":\"131071\",\"Status\":\"Enabled\",\"Transitions\":"
                + "[{\"StorageClass\":\"GLACIER_IR\",\"TransitionInDays\":60}]}");
  }

  @Test
  void accessLogsGoToTheirBucketUnderTheNameOfOurs() throws JsonProcessingException {
    JsonNode logging = NAMES.resolve(only("AWS::S3::Bucket").path("LoggingConfiguration"));
    assertThat(logging.path("DestinationBucketName").asText()).isEqualTo("my-access-logs");
    assertThat(logging.path("LogFilePrefix").asText())
        .isEqualTo("examplecom-mail-log-AWS::AccountId-AWS::Region/");
    JsonNode statement = json("AccessLogsPolicy").path(0);
    assertThat(statement.at("/Principal/Service").asText()).isEqualTo("logging.s3.amazonaws.com");
    assertThat(statement.path("Resource").asText())
        .isEqualTo("arn:AWS::Partition:s3:::my-access-logs/*");
  }

  @Test
  void everyRoleIsBounded() {
    assertThat(Templates.properties(TEMPLATE, "AWS::IAM::Role"))
        .hasSize(4)
        .allSatisfy(
            role ->
                assertThat(NAMES.resolve(role.path("PermissionsBoundary")).asText())
                    .isEqualTo("arn:AWS::Partition:iam::AWS::AccountId:policy/bounds"));
  }

  @Test
  void everyResourceThatTakesTagsHasThem() {
    assertThat(Templates.tree(TEMPLATE).path("Resources").valueStream())
        .filteredOn(resource -> !UNTAGGED.contains(resource.path("Type").asText()))
        .isNotEmpty()
        .allSatisfy(
            resource ->
                assertThat(resource.at("/Properties/Tags").toString())
                    .as(resource.path("Type").asText())
                    .contains("team", "mail"));
  }

  @Test
  void nothingOfItIsThereUnlessAskedFor() {
    JsonNode usual = Templates.tree(Templates.with());
    assertThat(usual.path("Outputs").properties())
        .extracting(Map.Entry::getKey)
        .doesNotContain("KeyPolicy", "AccessLogsPolicy", "BucketPolicy", "StartBackfill");
    assertThat(usual.path("Resources").toString())
        .doesNotContain("kms", "GLACIER", "LoggingConfiguration", "PermissionsBoundary", "Tags")
        .doesNotContain("EMRServerless");
  }

  private static JsonNode only(String type) {
    List<JsonNode> all = Templates.properties(TEMPLATE, type);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static JsonNode json(String output) throws JsonProcessingException {
    JsonNode value = Templates.tree(TEMPLATE).path("Outputs").path(output).path("Value");
    return new ObjectMapper().readTree(NAMES.resolve(value).textValue());
  }
}
