package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

/** What owners ask for, in the template; with everything on at once. */
class OwnersInTemplateTest {

  private static final String KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  private static final Template TEMPLATE =
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

  private static final Intrinsics NAMES =
      new Intrinsics(id -> id.replaceFirst("[0-9A-F]{8}(?=$|\\.)", ""));

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
    assertThat(uses)
        .hasSize(2)
        .allSatisfy(
            use -> {
              assertThat(use.path("Action"))
                  .hasToString("[\"kms:Decrypt\",\"kms:GenerateDataKey\"]");
              assertThat(use.path("Resource").asText()).isEqualTo(KEY);
              assertThat(NAMES.resolve(use.path("Condition")).toString())
                  .contains("\"kms:ViaService\":\"s3.AWS::Region.AWS::URLSuffix\"")
                  .contains("[\"ArchiveBucket.Arn\",\"ArchiveBucket.Arn/*\"]");
            });
    TEMPLATE.resourceCountIs("AWS::IAM::Policy", 0);
  }

  @Test
  void keyPolicyOfItsOwnerIsAnOutput() throws JsonProcessingException {
    JsonNode statements = json("KeyPolicy");
    assertThat(statements.path(0).at("/Principal/AWS").asText())
        .isEqualTo("ArchiveDeliveryRole.Arn");
    assertThat(statements.path(1).at("/Principal/AWS").asText())
        .isEqualTo("arn:aws:iam::444455556666:role/team");
    assertThat(statements.path(1).path("Action").asText()).isEqualTo("kms:Decrypt");
    assertThat(statements).hasSize(2).allMatch(statement -> statement.has("Condition"));
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
  void applicationRunsOnlyWhileAJobDoesAndIsBounded() {
    JsonNode application = only("AWS::EMRServerless::Application");
    assertThat(application.path("ReleaseLabel").asText()).isEqualTo("emr-spark-8.0.0");
    assertThat(application.path("Type").asText()).isEqualTo("SPARK");
    assertThat(application.path("Architecture").asText()).isEqualTo("ARM64");
    assertThat(application.at("/AutoStartConfiguration/Enabled").asBoolean()).isTrue();
    assertThat(application.path("AutoStopConfiguration"))
        .hasToString("{\"Enabled\":true,\"IdleTimeoutMinutes\":15}");
    assertThat(application.path("MaximumCapacity"))
        .hasToString("{\"Cpu\":\"32 vCPU\",\"Disk\":\"1600 GB\",\"Memory\":\"128 GB\"}");
    assertThat(application.has("InitialCapacity")).as("workers that cost while idle").isFalse();
  }

  @Test
  void jobReadsTheOldLogsWritesTheBucketAndDeletesNothing() {
    JsonNode role =
        Templates.properties(TEMPLATE, "AWS::IAM::Role").stream()
            .filter(r -> r.toString().contains("emr-serverless.amazonaws.com"))
            .findFirst()
            .orElseThrow();
    String assets = "arn:AWS::Partition:s3:::cdk-hnb659fds-assets-AWS::AccountId-AWS::Region/";
    assertThat(
            NAMES
                .resolve(role.at("/Policies/0/PolicyDocument/Statement"))
                .valueStream()
                .filter(statement -> !statement.has("Condition"))
                .flatMap(OwnersInTemplateTest::permissions))
        .containsExactlyInAnyOrder(
            "s3:GetBucketLocation on arn:AWS::Partition:s3:::old-bucket",
            "s3:ListBucket on arn:AWS::Partition:s3:::old-bucket",
            "s3:ListBucketMultipartUploads on arn:AWS::Partition:s3:::old-bucket",
            "s3:GetObject on arn:AWS::Partition:s3:::old-bucket/logs/2023",
            "s3:GetObject on arn:AWS::Partition:s3:::old-bucket/logs/2023/*",
            "s3:GetBucketLocation on ArchiveBucket.Arn",
            "s3:ListBucket on ArchiveBucket.Arn",
            "s3:ListBucketMultipartUploads on ArchiveBucket.Arn",
            "s3:AbortMultipartUpload on ArchiveBucket.Arn/*",
            "s3:GetObject on ArchiveBucket.Arn/*",
            "s3:ListMultipartUploadParts on ArchiveBucket.Arn/*",
            "s3:PutObject on ArchiveBucket.Arn/*",
            "s3:GetObject on " + assets + "HASH.jar",
            "s3:GetObject on " + assets + "HASH.json",
            "logs:CreateLogStream on BackfillLog.Arn",
            "logs:DescribeLogStreams on BackfillLog.Arn",
            "logs:PutLogEvents on BackfillLog.Arn",
            "logs:DescribeLogGroups on *");
    assertThat(NAMES.resolve(role.at("/AssumeRolePolicyDocument/Statement/0/Condition")))
        .hasToString(
            "{\"ArnLike\":{\"aws:SourceArn\":"
                + "[\"BackfillApplication.Arn\",\"BackfillApplication.Arn/jobruns/*\"]},"
                + "\"StringEquals\":{\"aws:SourceAccount\":\"AWS::AccountId\"}}");
  }

  @Test
  void commandStartsTheJobOnTheOldLogs() throws JsonProcessingException {
    String command =
        NAMES.resolve(Templates.tree(TEMPLATE).at("/Outputs/StartBackfill/Value")).asText();
    assertThat(command)
        .startsWith(
            "aws emr-serverless start-job-run --name ses-partitioner-backfill --application-id"
                + " BackfillApplication.ApplicationId --execution-role-arn BackfillRole.Arn"
                + " --job-driver '");
    String driver = command.substring(command.indexOf('\'') + 1, command.length() - 1);
    JsonNode submit = new ObjectMapper().readTree(driver).path("sparkSubmit");
    assertThat(submit.path("entryPoint").asText()).startsWith("s3://cdk-").endsWith(".jar");
    assertThat(submit.path("sparkSubmitParameters").asText())
        .startsWith("--class io.sespartitioner.backfill.Backfill ");
    assertThat(submit.path("entryPointArguments").valueStream().map(JsonNode::asText))
        .satisfiesExactly(
            source -> assertThat(source).isEqualTo("s3://old-bucket/logs/2023"),
            out -> assertThat(out).isEqualTo("--out"),
            bucket -> assertThat(bucket).isEqualTo("s3://ArchiveBucket/"),
            add -> assertThat(add).isEqualTo("--add"),
            rules -> assertThat(rules).isEqualTo("--rules"),
            file -> assertThat(file).startsWith("s3://cdk-").endsWith(".json"));
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

  private static Stream<String> permissions(JsonNode statement) {
    return each(statement.path("Action"))
        .flatMap(action -> each(statement.path("Resource")).map(on -> action + " on " + on))
        .map(permission -> permission.replaceAll("[0-9a-f]{64}", "HASH"));
  }

  private static Stream<String> each(JsonNode textOrList) {
    return (textOrList.isArray() ? textOrList.valueStream() : Stream.of(textOrList))
        .map(JsonNode::textValue);
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
