package io.sespartitioner.infra.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.infra.Templates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/**
 * The constructs in somebody else's stack: two pipelines, the second with a patient function, and a
 * third that shares the first's function and delivers into a bucket with a key of its owner's.
 */
class OwnStackTest {

  private static final Template TEMPLATE = template();

  @Test
  void severalPipelinesFitInOneStack() {
    TEMPLATE.resourceCountIs("AWS::KinesisFirehose::DeliveryStream", 3);
    TEMPLATE.resourceCountIs("AWS::Lambda::Function", 2);
    TEMPLATE.resourceCountIs("AWS::SES::ConfigurationSetEventDestination", 3);
    assertThat(Templates.properties(TEMPLATE, "AWS::S3::Bucket"))
        .noneMatch(bucket -> bucket.has("BucketName"));
    assertThat(Templates.properties(TEMPLATE, "AWS::SES::ConfigurationSet"))
        .noneMatch(set -> set.has("Name"));
  }

  @Test
  void streamsThatShareAFunctionMayEachCallIt() {
    TEMPLATE.resourceCountIs("AWS::Lambda::Permission", 3);
    for (String caller : List.of("^OneArchiveDeliveryRole", "^ThreeArchiveDeliveryRole")) {
      TEMPLATE.hasResourceProperties(
          "AWS::Lambda::Permission",
          Map.of(
              "FunctionName",
              Map.of("Ref", Match.stringLikeRegexp("^OnePartitioningFunctionCurrentVersion")),
              "Principal",
              Map.of("Fn::GetAtt", List.of(Match.stringLikeRegexp(caller), "Arn"))));
    }
  }

  @Test
  void lateMeansLaterThanTheTimeoutOfTheFunctionExplains() {
    // 1.5 x 900 s, the Lambda buffer's 60 s, four calls of five minutes, five minutes' margin
    TEMPLATE.hasResourceProperties(
        "AWS::CloudWatch::Alarm",
        Map.of("MetricName", "DeliveryToS3.DataFreshness", "Threshold", 2910));
  }

  @Test
  void keyOfTheBucketMayBeUsedForItsObjectsThroughS3Only() {
    assertThat(statementsOnKeys())
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.path("Action"))
                  .hasToString("[\"kms:Decrypt\",\"kms:GenerateDataKey\"]");
              assertThat(statement.path("Resource").toString()).contains("[\"ThreeKey");
              assertThat(statement.at("/Condition/StringEquals/kms:ViaService").toString())
                  .contains("\"s3.\"", "AWS::Region", "AWS::URLSuffix");
              assertThat(statement.at("/Condition/StringLike/kms:EncryptionContext:aws:s3:arn"))
                  .hasSize(2)
                  .allMatch(arn -> arn.toString().contains("\"ThreeBucket"));
            });
  }

  @Test
  void roleOfTheAppReadsOnePartitionByItsOwnPolicyAndAStrangerByTheBuckets() {
    Stack stack = new Stack(Templates.app(), "Readers");
    PartitioningQuery query = PartitioningQuery.of(RoutingRulesFile.standard().rules());
    EventArchive archive =
        EventArchive.Builder.create(stack, "Archive").partitioning(query).build();
    Role role = Role.Builder.create(stack, "Team").assumedBy(new AccountRootPrincipal()).build();
    archive.grantRead(role, "team-a");
    archive.grantRead(new ArnPrincipal("arn:aws:iam::444455556666:role/orders"), "orders-app");
    Template template = Template.fromStack(stack);
    assertThat(Templates.properties(template, "AWS::IAM::Policy"))
        .singleElement()
        .satisfies(
            policy ->
                assertThat(policy.toString())
                    .contains("s3:GetObject", "\"/team-a/*\"", "s3:ListBucket")
                    .contains("{\"s3:prefix\":\"team-a/*\"}")
                    .doesNotContain("orders-app"));
    assertThat(Templates.properties(template, "AWS::S3::BucketPolicy").get(0).toString())
        .contains("\"/orders-app/*\"", "{\"s3:prefix\":\"orders-app/*\"}", "444455556666")
        .doesNotContain("team-a");
  }

  private static List<JsonNode> statementsOnKeys() {
    return Templates.properties(TEMPLATE, "AWS::IAM::Role").stream()
        .flatMap(role -> role.path("Policies").valueStream())
        .flatMap(policy -> policy.path("PolicyDocument").path("Statement").valueStream())
        .filter(statement -> statement.path("Action").toString().contains("kms:"))
        .toList();
  }

  private static Template template() {
    Stack stack = new Stack(Templates.app(), "Own");
    Construct one = new Construct(stack, "One");
    PartitioningFunction shared = function(one).build();
    pipeline(EventArchive.Builder.create(one, "Archive").partitioning(shared), one);
    Construct two = new Construct(stack, "Two");
    PartitioningFunction patient = function(two).timeout(Duration.minutes(5)).build();
    pipeline(EventArchive.Builder.create(two, "Archive").partitioning(patient), two);
    Construct three = new Construct(stack, "Three");
    pipeline(
        EventArchive.Builder.create(three, "Archive").partitioning(shared).bucket(encrypted(three)),
        three);
    return Template.fromStack(stack);
  }

  private static PartitioningFunction.Builder function(Construct scope) {
    return PartitioningFunction.Builder.create(scope, "Partitioning")
        .build(Templates.functionBuild())
        .rules(RoutingRulesFile.standard());
  }

  private static Bucket encrypted(Construct scope) {
    return Bucket.Builder.create(scope, "Bucket")
        .encryption(BucketEncryption.KMS)
        .encryptionKey(new Key(scope, "Key"))
        .build();
  }

  private static void pipeline(EventArchive.Builder builder, Construct scope) {
    EventArchive archive = builder.build();
    EventPublishing.Builder.create(scope, "Publishing").stream(archive.stream()).build();
    PipelineWatch.Builder.create(scope, "Watch").archive(archive).build();
  }
}
