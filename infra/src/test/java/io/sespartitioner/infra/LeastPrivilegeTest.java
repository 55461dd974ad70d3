package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

/** Who may do what: each role's whole policy, so that a grant too many is seen. */
class LeastPrivilegeTest {

  private static final Template TEMPLATE = Templates.with();

  private static final Map<String, String> WORDS =
      Map.of(
          arn("ArchiveBucket"),
          "bucket",
          ".*" + arn("ArchiveBucket") + ",\"/\\*\"]]}",
          "bucket/*",
          ".*:s3:::old-bucket\"]]}",
          "old bucket",
          ".*:s3:::old-bucket/\\*\"]]}",
          "old bucket/*",
          arn("ArchiveLog"),
          "stream log",
          arn("ArchiveStream"),
          "stream",
          arn("PartitioningLog"),
          "function log",
          "\\{\"Ref\":\"PartitioningFunctionCurrentVersion\\w+\"}",
          "version");

  @Test
  void firehoseMayDoTheSixS3ActionsLogAndCallOneVersion() {
    assertThat(permissions("firehose.amazonaws.com"))
        .containsExactlyInAnyOrder(
            "s3:GetBucketLocation on bucket",
            "s3:ListBucket on bucket",
            "s3:ListBucketMultipartUploads on bucket",
            "s3:AbortMultipartUpload on bucket/*",
            "s3:GetObject on bucket/*",
            "s3:PutObject on bucket/*",
            "logs:PutLogEvents on stream log",
            "lambda:InvokeFunction on version",
            "lambda:GetFunctionConfiguration on version");
  }

  @Test
  void firehoseMayDoTheSameInABucketThatIsThereAlready() {
    assertThat(permissions(role(Templates.with("bucket", "old-bucket"), "firehose.amazonaws.com")))
        .filteredOn(permission -> permission.startsWith("s3:"))
        .containsExactlyInAnyOrder(
            "s3:GetBucketLocation on old bucket",
            "s3:ListBucket on old bucket",
            "s3:ListBucketMultipartUploads on old bucket",
            "s3:AbortMultipartUpload on old bucket/*",
            "s3:GetObject on old bucket/*",
            "s3:PutObject on old bucket/*");
  }

  @Test
  void firehoseIsTrustedForThisAccountOnly() {
    assertThat(trust("firehose.amazonaws.com").path("Condition"))
        .hasToString("{\"StringEquals\":{\"sts:ExternalId\":{\"Ref\":\"AWS::AccountId\"}}}");
  }

  @Test
  void functionMayWriteItsOwnLogOnly() {
    assertThat(permissions("lambda.amazonaws.com"))
        .containsExactlyInAnyOrder(
            "logs:CreateLogStream on function log", "logs:PutLogEvents on function log");
  }

  @Test
  void sesMayPutRecordsIntoThisStreamOnly() {
    assertThat(permissions("ses.amazonaws.com"))
        .containsExactly("firehose:PutRecordBatch on stream");
  }

  @Test
  void sesIsTrustedForThisAccountAndConfigurationSetOnly() {
    JsonNode condition = trust("ses.amazonaws.com").path("Condition").path("StringEquals");
    assertThat(condition.path("AWS:SourceAccount")).hasToString("{\"Ref\":\"AWS::AccountId\"}");
    assertThat(condition.path("AWS:SourceArn").toString())
        .contains(":configuration-set/")
        .contains("{\"Ref\":\"PublishingConfigurationSet")
        .doesNotContain("*");
  }

  @Test
  void permissionsArePartOfTheRolesSoNothingIsMadeBeforeThem() {
    TEMPLATE.resourceCountIs("AWS::IAM::Policy", 0);
    TEMPLATE.resourceCountIs("AWS::IAM::ManagedPolicy", 0);
    assertThat(roles()).hasSize(3).noneMatch(role -> role.has("ManagedPolicyArns"));
  }

  @Test
  void noStatementAllowsEveryResource() {
    assertThat(roles().flatMap(LeastPrivilegeTest::statements))
        .isNotEmpty()
        .noneMatch(statement -> statement.path("Resource").toString().equals("\"*\""));
  }

  @Test
  void jqNeedsNoPermissionOnFunctions() {
    assertThat(
            Templates.properties(Templates.with("processor", "jq"), "AWS::IAM::Role").stream()
                .flatMap(LeastPrivilegeTest::statements)
                .map(JsonNode::toString))
        .isNotEmpty()
        .noneMatch(statement -> statement.contains("lambda:"));
  }

  private static List<String> permissions(String service) {
    return permissions(role(TEMPLATE, service));
  }

  private static List<String> permissions(JsonNode role) {
    return statements(role).flatMap(LeastPrivilegeTest::readable).toList();
  }

  private static Stream<String> readable(JsonNode statement) {
    assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
    JsonNode actions = statement.path("Action");
    Stream<JsonNode> each = actions.isArray() ? actions.valueStream() : Stream.of(actions);
    return each.map(action -> action.asText() + " on " + name(statement.path("Resource")));
  }

  private static String arn(String logicalId) {
    return "\\{\"Fn::GetAtt\":\\[\"" + logicalId + "\\w+\",\"Arn\"]}";
  }

  /** The resource in words; as it stands if it is one that no role should name. */
  private static String name(JsonNode resource) {
    String text = resource.toString();
    return WORDS.entrySet().stream()
        .filter(known -> text.matches(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(text);
  }

  private static JsonNode trust(String service) {
    return role(TEMPLATE, service).path("AssumeRolePolicyDocument").path("Statement").path(0);
  }

  private static JsonNode role(Template template, String service) {
    return Templates.properties(template, "AWS::IAM::Role").stream()
        .filter(role -> role.path("AssumeRolePolicyDocument").toString().contains(service))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<JsonNode> roles() {
    return Templates.properties(TEMPLATE, "AWS::IAM::Role").stream();
  }

  private static Stream<JsonNode> statements(JsonNode role) {
    return role.path("Policies")
        .valueStream()
        .flatMap(policy -> policy.path("PolicyDocument").path("Statement").valueStream());
  }
}
