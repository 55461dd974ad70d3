package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

  private static final String EVENT =
      """
      {"eventType":"Delivery","mail":{"timestamp":"2023-11-06T06:20:07.000Z",\
      "tags":{"ses:caller-identity":["alice"]}},"delivery":{"timestamp":"2023-11-07T00:00:01Z"}}
      """;

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void nameTheBucket() {
    out = folder.resolve("bucket");
  }

  @Test
  void anEventIsFiledByCallerAndDayAsAGzipObjectNamedByItsTime() throws IOException {
    CommandLineRun run = CommandLineRun.of("--out", out, "--seed", 1, file("a.json", EVENT));
    assertThat(run.status()).isZero();
    assertThat(Bucket.objects(out))
        .hasSize(1)
        .allSatisfy(
            (name, content) -> {
              assertThat(name)
                  .matches(
                      "alice/2023/11/07/ses-log-deliver-1-2023-11-07-00-00-01-"
                          + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.gz");
              assertThat(content).asString().isEqualTo(EVENT);
            });
  }

  @Test
  void theArticlesEventLandsInItsSendersFolderAsOneLine() throws IOException {
    Path article = Path.of("src/test/resources/article/delivery.json");
    CommandLineRun run = CommandLineRun.of("--out", out, article);
    assertThat(run.status()).isZero();
    List<String> lines = Bucket.lines(out, "ses-smtp-user.20230808-xxxxx/2023/08/14/");
    assertThat(lines)
        .hasSize(1)
        .first()
        .asString()
        .startsWith("{\"eventType\": \"Delivery\",\"mail\": {");
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(lines.get(0))).isEqualTo(mapper.readTree(article.toFile()));
  }

  @Test
  void theReportSaysWhereEverythingWent() throws IOException {
    Path input = file("a.json", EVENT + "{}\nbad\n");
    JsonNode report = CommandLineRun.of("--format", "json", "--out", out, input).json();
    assertThat(report.get("records").asInt()).isEqualTo(3);
    assertThat(report.get("delivered").asInt()).isEqualTo(2);
    assertThat(report.get("dropped").asInt()).isZero();
    assertThat(report.get("failed").asInt()).isEqualTo(1);
    assertThat(report.get("fallback").asInt()).isEqualTo(1);
    assertThat(report.get("failures")).hasToString("{\"not-json\":1}");
    assertThat(report.get("partitions"))
        .hasToString(
            "[{\"prefix\":\"alice/2023/11/07/\",\"events\":1,\"bytes\":"
                + EVENT.length()
                + ",\"objects\":1},"
                + "{\"prefix\":\"unknown/2026/11/22/\",\"events\":1,\"bytes\":3,\"objects\":1}]");
  }

  @Test
  void theTextReportShowsTheTreeAndThatNothingIsLost() throws IOException {
    CommandLineRun run = CommandLineRun.of("--out", out, file("a.json", EVENT + EVENT + "bad\n"));
    assertThat(run.report().lines())
        .contains("3 records = 2 delivered + 0 dropped + 1 in error output: nothing is lost")
        .anyMatch(line -> line.matches("├── alice/2023/11/07/ +2 events .* 1 object"))
        .anyMatch(line -> line.matches("└── processing-failed/ +1 event .* 1 object"))
        .anyMatch(line -> line.matches("  not-json +1  100.0 %"));
    assertThat(run.messages()).isEmpty();
  }

  @Test
  void withArrivalNowEverythingLandsOnToday() throws IOException {
    CommandLineRun.of("--out", out, "--arrival", "now", file("a.json", EVENT));
    assertThat(Bucket.objects(out).keySet())
        .allMatch(
            name -> name.startsWith("alice/2026/11/22/ses-log-deliver-1-2026-11-22-10-11-12-"));
  }

  @Test
  void withoutCompressionObjectsAreThePlainRecords() throws IOException {
    CommandLineRun.of(
        "--out", out, "--compression", "none", "--stream-name", "mine", file("a.json", EVENT));
    assertThat(Bucket.objects(out))
        .hasSize(1)
        .allSatisfy(
            (name, content) -> {
              assertThat(name).matches("alice/2023/11/07/mine-1-2023-11-07-00-00-01-[0-9a-f-]{36}");
              assertThat(content).asString().isEqualTo(EVENT);
            });
  }

  @Test
  void rulesDecideTheLayout() throws IOException {
    Path rules =
        file(
            "routing.json",
            """
            { "prefix": "!{key:type}/", "keys": { "type": { "field": "/eventType" } },
              "rules": [ { "when": { "eventType": "Open" }, "drop": "not wanted" },
                         { "when": { "eventType": "Click" }, "fail": "never" } ] }
            """);
    Path input = file("a.json", EVENT + "{\"eventType\":\"Open\"}\n{\"eventType\":\"Click\"}\n");
    JsonNode report =
        CommandLineRun.of("--rules", rules, "--out", out, "--format", "json", input).json();
    assertThat(report.at("/partitions/0/prefix").asText()).isEqualTo("Delivery/");
    assertThat(report.get("dropped").asInt()).isEqualTo(1);
    assertThat(report.get("failures")).hasToString("{\"rule\":1}");
  }

  @Test
  void sendersAreWhomTheRulesNameAndNotTypesOfEvents() throws IOException {
    String keys =
        """
        {
          "prefix": "!{key:type}/!{key:team}/!{key:caller}/",
          "keys": {
            "type": { "field": "/eventType" },
            "team": { "tag": "team" },
            "caller": { "tag": "ses:caller-identity" }
          }%s
        }
        """;
    Path input = file("a.json", EVENT.replace("\"mail\":{", "\"mail\":{\"messageId\":\"1\","));
    for (String[] named : new String[][] {{"", "unknown"}, {",\"sender\":\"caller\"", "alice"}}) {
      Path rules = file("rules.json", keys.formatted(named[0]));
      CommandLineRun run =
          CommandLineRun.of(
              "--overwrite", "--format", "json", "--out", out, "--rules", rules, input);
      assertThat(run.json().at("/senders").findValuesAsText("sender")).contains(named[1]);
    }
  }

  @Test
  void aPrefixWithoutItsLastSlashIsWarnedOfByCheckAndReplay() throws IOException {
    Path rules =
        file(
            "rules.json",
            """
            { "prefix": "!{key:u}/!{timestamp:yyyy-MM-dd}",
              "errorPrefix": "error-!{firehose:error-output-type}",
              "keys": { "u": { "tag": "ses:caller-identity" } } }
            """);
    CommandLineRun check = CommandLineRun.of("--check", "--rules", rules);
    CommandLineRun run = CommandLineRun.of("--out", out, "--rules", rules, file("a.json", EVENT));
    assertThat(List.of(check.status(), run.status())).containsOnly(0);
    for (String text : List.of(check.report(), run.messages())) {
      assertThat(text)
          .contains("warning: /prefix: !{key:u}/!{timestamp:yyyy-MM-dd} doesn't end in /")
          .contains("warning: /errorPrefix: error-!{firehose:error-output-type} doesn't end in /");
    }
  }

  @Test
  void strictTurnsFailedRecordsIntoAStatus() throws IOException {
    assertThat(CommandLineRun.of("--out", out, "--strict", file("a.json", "bad")).status())
        .isEqualTo(3);
    assertThat(
            CommandLineRun.of("--out", folder.resolve("b"), "--strict", file("b.json", EVENT))
                .status())
        .isZero();
  }

  @Test
  void whatIsTooLongForARecordIsRefusedInPlainWords() throws IOException {
    Path input = file("a.json", "{\"a\":\"" + "x".repeat(1_024_000) + "\"}\n" + EVENT);
    CommandLineRun run = CommandLineRun.of("--out", out, "--format", "json", input);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.json().get("refused").asInt()).isEqualTo(1);
    assertThat(run.json().get("delivered").asInt()).isEqualTo(1);
    assertThat(run.messages()).contains("a.json, record 1: not taken");
  }

  @Test
  void explainTellsWhereEachKeyCameFrom() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("--out", out, "--explain", file("a.json", EVENT + "{}\nbad\n"));
    assertThat(run.report())
        .contains(
            "a.json, record 1: Ok\n    userName = alice    from tag \"ses:caller-identity\"\n")
        .contains("a.json, record 2: Ok\n    userName = unknown    from otherwise")
        .contains("a.json, record 3: ProcessingFailed, not-json\n");
  }

  @Test
  void bothReportsEveryEventOnWhichTheProcessorsDiffer() throws IOException {
    String unsafe = EVENT.replace("alice", "al ice");
    CommandLineRun run =
        CommandLineRun.of(
            "--out", out, "--processor", "both", "--format", "json", file("a", EVENT + unsafe));
    assertThat(run.json().get("differences")).hasSize(1);
    JsonNode difference = run.json().at("/differences/0");
    assertThat(difference.get("place").asText()).endsWith("a, record 2");
    assertThat(difference.get("lambda").asText()).startsWith("userName=al_ice-");
    assertThat(difference.get("jq").asText()).isEqualTo("userName=al!20!ice");
  }

  @Test
  void jqCanDoThePartitioning() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "--out", out, "--processor", "jq", "--format", "json", file("a", EVENT + "bad\n"));
    assertThat(run.json().at("/partitions/0/prefix").asText()).isEqualTo("alice/2023/11/07/");
    assertThat(run.json().get("failures")).hasToString("{\"metadata-extraction-failed\":1}");
  }

  @Test
  void anotherHandlerCanBePutIn() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "--out",
            out,
            "--handler",
            Throwing.class.getName(),
            "--format",
            "json",
            file("a", EVENT));
    assertThat(run.status()).isZero();
    assertThat(run.json().get("failures")).hasToString("{\"processing-failed\":1}");
    assertThat(run.json().get("errorCodes")).hasToString("{\"Lambda.FunctionError\":1}");
    assertThat(run.messages()).contains("java.lang.IllegalStateException").doesNotContain("secret");
  }

  @Test
  void failedRecordsCanBeReplayedAlone() throws IOException {
    CommandLineRun.of("--out", out, file("a.json", EVENT + "bad\n"));
    CommandLineRun run =
        CommandLineRun.of(
            "--out", folder.resolve("again"), "--only-failed", "--format", "json", out);
    assertThat(run.json().get("records").asInt()).isEqualTo(1);
    assertThat(run.json().get("skipped").asInt()).isEqualTo(1);
    assertThat(run.json().get("failures")).hasToString("{\"not-json\":1}");
  }

  @Test
  void deliveredObjectsCanBeFiledAgain() throws IOException {
    CommandLineRun.of("--out", out, file("a.json", EVENT + "bad\n"));
    CommandLineRun run =
        CommandLineRun.of("--out", folder.resolve("again"), "--format", "json", out);
    assertThat(run.json().get("delivered").asInt()).isEqualTo(1);
    assertThat(run.json().get("failed").asInt()).isEqualTo(1);
    assertThat(Bucket.lines(folder.resolve("again"), "alice/"))
        .isEqualTo(Bucket.lines(out, "alice/"));
  }

  /** Throws an exception whose message must not be repeated. */
  static final class Throwing implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      throw new IllegalStateException("secret");
    }
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
