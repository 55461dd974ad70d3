package io.sespartitioner.infra;

import static io.sespartitioner.infra.OwnersInTemplateTest.NAMES;
import static io.sespartitioner.infra.OwnersInTemplateTest.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The job that files old logs, in the template with everything on at once. */
class BackfillInTemplateTest {

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
                .flatMap(BackfillInTemplateTest::permissions))
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
            "logs:DescribeLogGroups on arn:AWS::Partition:logs:AWS::Region:AWS::AccountId:log-group:*");
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
        .startsWith("--class io.sespartitioner.backfill.Backfill ")
        .as("a driver and three executors of 4 vCPU are an account's first quota")
        .contains(" --conf spark.dynamicAllocation.maxExecutors=3 ");
    assertThat(submit.path("entryPointArguments").valueStream().map(JsonNode::asText))
        .satisfiesExactly(
            source -> assertThat(source).isEqualTo("s3://old-bucket/logs/2023"),
            out -> assertThat(out).isEqualTo("--out"),
            bucket -> assertThat(bucket).isEqualTo("s3://ArchiveBucket/"),
            add -> assertThat(add).isEqualTo("--add"),
            rules -> assertThat(rules).isEqualTo("--rules"),
            file -> assertThat(file).startsWith("s3://cdk-").endsWith(".json"));
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
}
