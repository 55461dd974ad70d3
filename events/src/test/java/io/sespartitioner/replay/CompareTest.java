package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --compare} says that other rules would change. */
class CompareTest {
  private static final String EVENT =
      """
      {"eventType":"%s","mail":{"timestamp":"2023-11-%sT06:20:07Z","tags":{"ses:caller-identity":["%s"]}}}
      """;

  @TempDir Path folder;
  private Path input;
  private Path out;

  @BeforeEach
  void makeEvents() throws IOException {
    input =
        Files.writeString(
            folder.resolve("events.json"),
            EVENT.formatted("Send", "06", "alice")
                + EVENT.formatted("Open", "06", "alice")
                + EVENT.formatted("Send", "07", "bob")
                + "broken\n");
    out = folder.resolve("bucket");
  }

  @Test
  void eventsThatMoveAreCountedFromWhereToWhereWithExamples() throws IOException {
    JsonNode compare =
        compare(
            """
        {
          "prefix": "!{key:userName}/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/",
          "keys": { "userName": { "tag": "ses:caller-identity", "map": { "alice": "a/team" } } },
          "rules": [{ "when": { "eventType": "Open" }, "drop": "not wanted" }]
        }
        """);
    assertThat(compare.get("moved").asInt()).isEqualTo(2);
    assertThat(compare.get("moves"))
        .hasToString(
            "[{\"from\":\"alice/2023/11/06/\",\"to\":\"(dropped)\",\"events\":1},"
                + "{\"from\":\"alice/2023/11/06/\",\"to\":\"a/team/2023/11/06/\",\"events\":1}]");
    assertThat(compare.get("examples"))
        .satisfiesExactly(
            example -> {
              assertThat(example.get("file").asText()).isEqualTo(input.toString());
              assertThat(example.get("record").asInt()).isEqualTo(1);
              assertThat(example.get("to").asText()).isEqualTo("a/team/2023/11/06/");
            },
            example -> assertThat(example.get("record").asInt()).isEqualTo(2));
    assertThat(compare.get("coming")).hasToString("[\"a/team/2023/11/06/\"]");
    assertThat(compare.get("going")).hasToString("[\"alice/2023/11/06/\"]");
    assertThat(compare.at("/before/objects").asInt()).isEqualTo(2);
    assertThat(compare.at("/after/objects").asInt()).isEqualTo(2);
    assertThat(compare.at("/before/monthJq").isNumber()).isTrue();
    assertThat(compare.at("/after/monthJq").isNull()).as("JQ can't drop").isTrue();
    assertThat(Bucket.objects(out)).hasSize(3);
  }

  @Test
  void theSameRulesMoveNothing() throws IOException {
    Path same = Path.of("../function/src/main/resources/routing.json");
    CommandLineRun run = CommandLineRun.of("--compare", same, "--out", out, input);
    assertThat(run.status()).isZero();
    assertThat(run.report())
        .contains("routing.json would change:\n  0 records would be filed elsewhere.\n");
  }

  @Test
  void theTextSaysTheSame() throws IOException {
    Path rules =
        rules("{\"prefix\":\"!{key:type}/\",\"keys\":{\"type\":{\"field\":\"/eventType\"}}}");
    assertThat(CommandLineRun.of("--compare", rules, "--out", out, input).report())
        .contains("3 records would be filed elsewhere.\n")
        .contains("  bob/2023/11/07/    Send/        1\n")
        .contains("New partitions (2): Open/, Send/\n");
  }

  @Test
  void badOtherRulesStopBeforeAnyWork() throws IOException {
    CommandLineRun run = CommandLineRun.of("--compare", rules("{}"), "--out", out, input);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.messages()).contains("Missing \"prefix\"");
    assertThat(out).doesNotExist();
  }

  private JsonNode compare(String rules) throws IOException {
    CommandLineRun run =
        CommandLineRun.of("--format", "json", "--compare", rules(rules), "--out", out, input);
    assertThat(run.status()).as(run.messages()).isZero();
    return run.json().get("compare");
  }

  private Path rules(String text) throws IOException {
    return Files.writeString(folder.resolve("other.json"), text);
  }
}
