package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.sespartitioner.infra.IamPolicy.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies for a team that asks for its own sender, in query.md, against what Athena does. */
class QueryPolicyTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\n(.*?)```");
  private static final String OBJECT = "/2026/11/22/ses-log-deliver-1-2026-11-22-10-00-00-0.gz";
  private static final String BUCKET = "arn:aws:s3:::mail-log";
  private static final String RESULTS = "arn:aws:s3:::results";
  private static final String GLUE = "arn:aws:glue:eu-west-1:111122223333:";
  private static final String ATHENA = "arn:aws:athena:eu-west-1:111122223333:workgroup/";
  private static final String KEY = "arn:aws:kms:eu-west-1:111122223333:key/k-1";
  private static final List<JsonNode> PAGE = examples();
  private final IamPolicy policy = new IamPolicy(PAGE.get(0));
  private final IamPolicy withKey = withKey();

  @ParameterizedTest
  @CsvSource({
    "athena:StartQueryExecution, " + ATHENA + "ses-partitioner-examplecom",
    "athena:GetQueryExecution, " + ATHENA + "ses-partitioner-examplecom",
    "athena:GetQueryResults, " + ATHENA + "ses-partitioner-examplecom",
    "athena:GetWorkGroup, " + ATHENA + "ses-partitioner-examplecom",
    "glue:GetDatabase, " + GLUE + "catalog",
    "glue:GetDatabase, " + GLUE + "database/ses_examplecom",
    "glue:GetTable, " + GLUE + "catalog",
    "glue:GetTable, " + GLUE + "database/ses_examplecom",
    "glue:GetTable, " + GLUE + "table/ses_examplecom/events",
    "glue:GetTable, " + GLUE + "table/ses_examplecom/records",
    "s3:GetObject, " + BUCKET + "/orders-app" + OBJECT,
    "s3:GetBucketLocation, " + RESULTS,
    "s3:PutObject, " + RESULTS + "/0123.csv",
    "s3:GetObject, " + RESULTS + "/0123.csv",
    "s3:AbortMultipartUpload, " + RESULTS + "/0123.csv"
  })
  void allowsWhatAthenaDoesForAQuestion(String action, String resource) {
    assertThat(allows(action, resource, Map.of())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "orders-app/, true",
    "orders-app/2026/11/22/, true",
    "orders-app, false",
    "orders-app2/2026/11/22/, false",
    "orders-ap/, false",
    "Orders-App/, false",
    "x/orders-app/, false",
    "unknown/, false",
    "processing-failed/, false",
    "'', false"
  })
  void listsThePartitionsOfItsOwnSenderOnly(String prefix, boolean allowed) {
    assertThat(allows("s3:ListBucket", BUCKET, Map.of("s3:prefix", prefix))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders-app2",
        "orders-ap",
        "Orders-App",
        "../orders-app",
        "x/orders-app",
        "*",
        "unknown",
        "processing-failed",
        "partitioning-failed",
        "activePartitionExceeded"
      })
  void nobodyElsesPartitionsAreRead(String folder) {
    assertThat(allows("s3:GetObject", BUCKET + "/" + folder + OBJECT, Map.of())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "s3:ListBucket, " + BUCKET,
    "s3:PutObject, " + BUCKET + "/orders-app" + OBJECT,
    "s3:DeleteObject, " + BUCKET + "/orders-app" + OBJECT,
    "s3:DeleteObject, " + RESULTS + "/0123.csv",
    "s3:ListBucket, " + RESULTS,
    "s3:GetObject, arn:aws:s3:::mail-log2/orders-app" + OBJECT,
    "s3:GetObject, arn:aws:s3:::results2/0123.csv",
    "athena:StartQueryExecution, " + ATHENA + "primary",
    "athena:StartQueryExecution, " + ATHENA + "ses-partitioner-examplecom2",
    "athena:UpdateWorkGroup, " + ATHENA + "ses-partitioner-examplecom",
    "athena:DeleteNamedQuery, " + ATHENA + "ses-partitioner-examplecom",
    "glue:UpdateTable, " + GLUE + "table/ses_examplecom/events",
    "glue:GetTable, " + GLUE + "table/ses_examplecom/all_events",
    "glue:CreateTable, " + GLUE + "database/ses_examplecom",
    "glue:GetTable, " + GLUE + "table/ses_exampleorg/events",
    "kms:Decrypt, " + KEY
  })
  void allowsNothingElse(String action, String resource) {
    assertThat(allows(action, resource, Map.of())).isFalse();
  }

  @Test
  void withTheStatementOfTheKeyItDecryptsThroughS3Only() {
    assertThat(mayDecrypt(policy, BUCKET)).isFalse();
    assertThat(mayDecrypt(withKey, BUCKET)).isTrue();
    assertThat(withKey.allows(new Request("kms:Decrypt", KEY, Map.of()))).isFalse();
    assertThat(withKey.allows(new Request("kms:Decrypt", KEY + "2", throughS3(BUCKET)))).isFalse();
    assertThat(withKey.allows(new Request("kms:GenerateDataKey", KEY, throughS3(BUCKET))))
        .isFalse();
  }

  @Test
  void withoutABucketKeyItDecryptsItsOwnSendersObjectsOnly() {
    assertThat(mayDecrypt(withKey, BUCKET + "/orders-app" + OBJECT)).isTrue();
    assertThat(mayDecrypt(withKey, BUCKET + "/orders-app2" + OBJECT)).isFalse();
    assertThat(mayDecrypt(withKey, BUCKET + "2")).isFalse();
    assertThat(mayDecrypt(withKey, RESULTS)).isFalse();
  }

  @Test
  void withTheOtherStatementItWritesAndReadsItsResultsOnly() {
    JsonNode both = PAGE.get(0).deepCopy();
    ((ArrayNode) both.path("Statement")).add(PAGE.get(2));
    IamPolicy results = new IamPolicy(both);
    for (String action : List.of("kms:Decrypt", "kms:GenerateDataKey")) {
      assertThat(results.allows(new Request(action, KEY, throughS3(RESULTS)))).isTrue();
      assertThat(results.allows(new Request(action, KEY, throughS3(BUCKET)))).isFalse();
      assertThat(results.allows(new Request(action, KEY, Map.of()))).isFalse();
    }
  }

  private static boolean mayDecrypt(IamPolicy policy, String context) {
    return policy.allows(new Request("kms:Decrypt", KEY, throughS3(context)));
  }

  private static Map<String, String> throughS3(String context) {
    return Map.of(
        "kms:ViaService",
        "s3.eu-west-1.amazonaws.com",
        "kms:EncryptionContext:aws:s3:arn",
        context);
  }

  private boolean allows(String action, String resource, Map<String, String> keys) {
    return policy.allows(new Request(action, resource, keys));
  }

  /** Those by which a team reads its folder: the page of queries has only what comes on top. */
  private static ArrayNode statementsOfTheSecurityPage() throws IOException {
    Matcher json = EXAMPLE.matcher(Files.readString(Path.of("../.github/SECURITY.md")));
    assertThat(json.find()).isTrue();
    String policy = json.group(1).replace("examplecom-mail-log-111122223333-eu-west-1", "mail-log");
    return (ArrayNode) JSON.readTree(policy).path("Statement");
  }

  private static IamPolicy withKey() {
    JsonNode both = PAGE.get(0).deepCopy();
    ((ArrayNode) both.path("Statement")).add(PAGE.get(1));
    return new IamPolicy(both);
  }

  /** The page's policies with a team's values in place of the words in capitals. */
  private static List<JsonNode> examples() {
    try {
      String page =
          Files.readString(Path.of("docs/query.md"))
              .replace("\"KEY\"", "\"" + KEY + "\"")
              .replace("REGION", "eu-west-1")
              .replace("ACCOUNT", "111122223333")
              .replace("STACK", "ses-partitioner-examplecom")
              .replace("ses_NAME", "ses_examplecom")
              .replace("BUCKET", "mail-log")
              .replace("SENDER", "orders-app")
              .replace("RESULTS", "results");
      List<JsonNode> examples = new ArrayList<>();
      for (MatchResult json : EXAMPLE.matcher(page).results().toList()) {
        examples.add(JSON.readTree(json.group(1)));
      }
      assertThat(examples).hasSize(3);
      ((ArrayNode) examples.get(0).path("Statement")).addAll(statementsOfTheSecurityPage());
      return examples;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
