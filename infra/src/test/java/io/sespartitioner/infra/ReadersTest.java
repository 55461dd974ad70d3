package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.sespartitioner.infra.IamPolicy.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Template;

/** Who reads which partition, by the bucket's own policy and IAM's rules. */
class ReadersTest {

  private static final String BUCKET = "arn:aws:s3:::mail-log";
  private static final String TEAM = "arn:aws:iam::111122223333:role/team-a";
  private static final String OTHER_ACCOUNT = "arn:aws:iam::444455556666:role/apps/orders";
  private static final String STRANGER = "arn:aws:iam::111122223333:role/team-ab";
  private static final String OBJECT = "/2026/11/22/ses-log-deliver-1-2026-11-22-10-00-00-0.gz";

  private static final Map<String, Object> READERS =
      Map.of(
          "a",
          List.of(TEAM),
          "orders@shop",
          List.of(OTHER_ACCOUNT, TEAM),
          "orders-app",
          OTHER_ACCOUNT);

  private static final Template TEMPLATE = Templates.with("processor", "jq", "readers", READERS);

  private final IamPolicy policy =
      new IamPolicy(
          resolved(
              Templates.properties(TEMPLATE, "AWS::S3::BucketPolicy")
                  .get(0)
                  .path("PolicyDocument")));

  @ParameterizedTest
  @CsvSource({
    TEAM + ", a, true",
    TEAM + ", orders@shop, true",
    TEAM + ", orders-app, false",
    OTHER_ACCOUNT + ", orders-app, true",
    OTHER_ACCOUNT + ", orders@shop, true",
    OTHER_ACCOUNT + ", a, false",
    STRANGER + ", a, false"
  })
  void eachReadsItsOwnPartitionsOnly(String who, String value, boolean allowed) {
    assertThat(mayGet(who, value + OBJECT)).isEqualTo(allowed);
    assertThat(mayList(who, value + "/")).isEqualTo(allowed);
    assertThat(mayList(who, value + "/2026/11/")).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ab",
        "a-b",
        "A",
        "a_.._b-0a94a1d7f6a43d7f",
        "a%2F",
        "x/a",
        "../a",
        "./a",
        "*",
        "unknown",
        "orders-app2",
        "orders",
        "processing-failed",
        "partitioning-failed",
        "metadata-extraction-failed",
        "activePartitionExceeded",
        ""
      })
  void nobodyReadsANeighbour(String folder) {
    for (String who : List.of(TEAM, OTHER_ACCOUNT, STRANGER)) {
      assertThat(mayGet(who, folder + OBJECT)).isFalse();
      assertThat(mayList(who, folder + "/")).isFalse();
      assertThat(mayList(who, folder)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "orders@shop", "o"})
  void listsBeginWithTheFolderAndItsSlash(String prefix) {
    assertThat(mayList(TEAM, prefix)).isFalse();
  }

  @Test
  void nobodyListsWithoutAPrefix() {
    assertThat(allows("s3:ListBucket", BUCKET, Map.of(IamPolicy.PRINCIPAL, TEAM))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:PutObject",
        "s3:DeleteObject",
        "s3:GetObjectVersion",
        "s3:GetObjectAcl",
        "s3:PutBucketPolicy",
        "s3:ListBucketVersions"
      })
  void readersOnlyRead(String action) {
    Map<String, String> keys = Map.of(IamPolicy.PRINCIPAL, TEAM, "s3:prefix", "a/");
    assertThat(allows(action, BUCKET + "/a" + OBJECT, keys)).isFalse();
    assertThat(allows(action, BUCKET, keys)).isFalse();
  }

  @Test
  void readersNeedTlsAsEverybodyDoes() {
    Map<String, String> plain =
        Map.of(IamPolicy.PRINCIPAL, TEAM, "aws:SecureTransport", "false", "s3:prefix", "a/");
    assertThat(policy.allows(new Request("s3:GetObject", BUCKET + "/a" + OBJECT, plain))).isFalse();
    assertThat(policy.allows(new Request("s3:ListBucket", BUCKET, plain))).isFalse();
  }

  @Test
  void bucketThatIsThereHasTheSameStatementsAsAnOutput() throws JsonProcessingException {
    Template template = Templates.with("processor", "jq", "readers", READERS, "bucket", "mail-log");
    template.resourceCountIs("AWS::S3::BucketPolicy", 0);
    JsonNode output = Templates.tree(template).at("/Outputs/BucketPolicy/Value");
    JsonNode statements = new ObjectMapper().readTree(resolved(output).textValue());
    JsonNode own = policy.document().path("Statement").deepCopy();
    ((ArrayNode) own).remove(0);
    assertThat(statements).hasSameSizeAs(own).containsExactlyInAnyOrderElementsOf(own);
  }

  @Test
  void withoutReadersThereIsNoOutputAndNoStatement() {
    Template template = Templates.with("processor", "jq", "bucket", "mail-log");
    assertThat(Templates.tree(template).path("Outputs").has("BucketPolicy")).isFalse();
  }

  private boolean mayGet(String who, String object) {
    return allows("s3:GetObject", BUCKET + "/" + object, Map.of(IamPolicy.PRINCIPAL, who));
  }

  private boolean mayList(String who, String prefix) {
    return allows("s3:ListBucket", BUCKET, Map.of(IamPolicy.PRINCIPAL, who, "s3:prefix", prefix));
  }

  private boolean allows(String action, String resource, Map<String, String> keys) {
    Map<String, String> all = new HashMap<>(keys);
    all.put("aws:SecureTransport", "true");
    return policy.allows(new Request(action, resource, all));
  }

  /** What CloudFormation makes of it, for a bucket of this name. */
  private static JsonNode resolved(JsonNode node) {
    return new Intrinsics(name -> name.equals("AWS::Partition") ? "aws" : BUCKET).resolve(node);
  }
}
