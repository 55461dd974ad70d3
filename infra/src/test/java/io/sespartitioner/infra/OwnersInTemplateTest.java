package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            .filter(role -> !role.toString().contains("ses.amazonaws.com"))
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
            "\"kms:Decrypt\" \"arn:aws:iam::444455556666:role/team\"",
            "[\"kms:Decrypt\",\"kms:GenerateDataKey\"]"
                + " \"PublishingDestinationFirehoseDeliveryStreamIamRole.Arn\"",
            "[\"kms:Decrypt\",\"kms:Describe*\",\"kms:Encrypt\",\"kms:GenerateDataKey*\","
                + "\"kms:ReEncrypt*\"] ");
    assertThat(statements.path(1).toString()).contains(":old-bucket/logs/2023/*");
    assertThat(statements)
        .filteredOn(statement -> !statement.has("Condition"))
        .singleElement()
        .satisfies(ses -> assertThat(ses.toString()).contains("PublishingDestination"));
  }

  @Test
  void sesMayUseTheKeySinceItPutsRecords() {
    assertThat(Templates.properties(TEMPLATE, "AWS::IAM::Role"))
        .filteredOn(role -> role.toString().contains("ses.amazonaws.com"))
        .singleElement()
        .satisfies(
            role ->
                assertThat(role.at("/Policies/0/PolicyDocument/Statement/1"))
                    .hasToString(
                        "{\"Action\":[\"kms:Decrypt\",\"kms:GenerateDataKey\"],"
                            + "\"Effect\":\"Allow\",\"Resource\":\"%s\"}".formatted(KEY)));
  }

  @Test
  void logsTopicsAndResultsAreEncryptedByTheKeyToo() {
    Template template =
        Templates.with(
            "encryptionKey", KEY,
            "query", "athena",
            "alarmAddress", "a@example.com",
            "bounceFeedbackAddress", "b@example.com");
    assertThat(Templates.properties(template, "AWS::Logs::LogGroup"))
        .hasSize(2)
        .allMatch(log -> log.path("KmsKeyId").asText().equals(KEY));
    assertThat(Templates.properties(template, "AWS::SNS::Topic"))
        .hasSize(2)
        .allMatch(topic -> topic.path("KmsMasterKeyId").asText().equals(KEY));
    assertThat(Templates.properties(template, "AWS::S3::Bucket"))
        .hasSize(2)
        .allMatch(bucket -> bucket.findValuesAsText("KMSMasterKeyID").contains(KEY));
    assertThat(Templates.properties(template, "AWS::Athena::WorkGroup").get(0).toString())
        .contains("\"EncryptionOption\":\"SSE_KMS\",\"KmsKey\":\"" + KEY + "\"");
  }

  /** The page has them, as they are needed before the output is there. */
  @Test
  void statementsForServicesAreThoseOfThePage() throws IOException {
    Template template =
        Templates.with(
            "encryptionKey", KEY,
            "query", "athena",
            "alarmAddress", "a@example.com",
            "bounceFeedbackAddress", "b@example.com");
    JsonNode output = Templates.tree(template).at("/Outputs/KeyPolicy/Value");
    Map<String, String> words =
        Map.of(
            "AWS::Region", "REGION",
            "AWS::AccountId", "ACCOUNT",
            "AWS::StackName", "STACK",
            "AWS::Partition", "aws",
            "AWS::URLSuffix", "amazonaws.com");
    Intrinsics filled = new Intrinsics(id -> words.getOrDefault(id, id));
    ObjectMapper json = new ObjectMapper();
    JsonNode statements = json.readTree(filled.resolve(output).textValue());
    String page = Files.readString(Path.of("docs/owners.md"));
    String block = page.substring(page.indexOf("```json\n[") + 8);
    assertThat(json.readTree(block.substring(0, block.indexOf("```"))))
        .containsExactly(statements.path(2), statements.path(3));
  }

  @Test
  void destinationNamesTheKeyWithEachObjectOfABucketThatIsThere() {
    assertThat(
            Templates.properties(
                    Templates.with("processor", "jq", "encryptionKey", KEY, "bucket", "old-bucket"),
                    "AWS::KinesisFirehose::DeliveryStream")
                .get(0)
                .at("/ExtendedS3DestinationConfiguration/EncryptionConfiguration"))
        .hasToString("{\"KMSEncryptionConfig\":{\"AWSKMSKeyARN\":\"%s\"}}".formatted(KEY));
    assertThat(only("AWS::KinesisFirehose::DeliveryStream").toString())
        .doesNotContain("KMSEncryptionConfig");
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
