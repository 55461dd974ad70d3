package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.replay.load.EventGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(compare.get("dropped").asInt()).isEqualTo(1);
    assertThat(compare.get("failing").asInt()).isEqualTo(0);
    assertThat(compare.get("moves"))
        .hasToString(
            "[{\"from\":\"alice/yyyy/MM/dd/\",\"to\":\"(dropped)\",\"events\":1},"
                + "{\"from\":\"alice/yyyy/MM/dd/\",\"to\":\"a/team/yyyy/MM/dd/\",\"events\":1}]");
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
        .contains("routing.json would change:\n  Every record stays where it is.\n");
  }

  @Test
  void theTextSaysTheSame() throws IOException {
    Path rules =
        rules("{\"prefix\":\"!{key:type}/\",\"keys\":{\"type\":{\"field\":\"/eventType\"}}}");
    assertThat(CommandLineRun.of("--compare", rules, "--out", out, input).report())
        .contains("\n  3 records move, 0 are dropped, 0 fail.\n")
        .contains("        1  bob/yyyy/MM/dd/    Send/\n")
        .contains("New partitions (2): Open/, Send/\n");
  }

  @Test
  void whatIsDroppedAndWhatFailsComesFirstAndDaysAreTakenTogether() throws IOException {
    Files.writeString(
        input,
        EVENT.formatted("Send", "07", "alice")
            + EVENT.formatted("Click", "06", "bob")
            + EVENT.formatted("Reject", "06", "bob"),
        StandardOpenOption.APPEND);
    String rules =
        """
        {
          "prefix": "by/!{key:userName}/!{key:day}/",
          "keys": {
            "userName": { "tag": "ses:caller-identity" },
            "day": { "time": "event", "format": "uuuu/MM/dd" }
          },
          "rules": [
            { "when": { "eventType": "Open" }, "drop": "not wanted" },
            { "when": { "eventType": ["Click", "Reject"] }, "fail": "odd" }
          ]
        }
        """;
    JsonNode compare = compare(rules);
    assertThat(compare.get("moved").asInt()).isEqualTo(6);
    assertThat(compare.get("moves"))
        .hasToString(
            "[{\"from\":\"alice/yyyy/MM/dd/\",\"to\":\"(dropped)\",\"events\":1},"
                + "{\"from\":\"bob/yyyy/MM/dd/\",\"to\":\"processing-failed/\",\"events\":2},"
                + "{\"from\":\"alice/yyyy/MM/dd/\",\"to\":\"by/alice/yyyy/MM/dd/\",\"events\":2},"
                + "{\"from\":\"bob/yyyy/MM/dd/\",\"to\":\"by/bob/yyyy/MM/dd/\",\"events\":1}]");
    assertThat(
            CommandLineRun.of("--overwrite", "--compare", rules(rules), "--out", out, input)
                .report())
        .contains("\n  3 records move, 1 is dropped, 2 fail.\n");
  }

  @Test
  void aDateIsToldWhereNothingElseChanges() throws IOException {
    JsonNode compare =
        compare(
            """
            {
              "prefix": "!{key:userName}/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/",
              "keys": { "userName": { "tag": "ses:caller-identity" } },
              "timeZone": "Pacific/Auckland"
            }
            """);
    assertThat(compare.get("moved").asInt()).isZero();
    JsonNode west =
        compare(
            """
            {
              "prefix": "!{key:userName}/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/",
              "keys": { "userName": { "tag": "ses:caller-identity" } },
              "timeZone": "America/Los_Angeles"
            }
            """);
    assertThat(west.get("moves").get(0))
        .hasToString("{\"from\":\"alice/2023/11/06/\",\"to\":\"alice/2023/11/05/\",\"events\":2}");
  }

  /** By time, by size, and where there are too many partitions. */
  @ParameterizedTest
  @ValueSource(strings = {"--buffer-seconds=60", "--buffer-mebibytes=64", "--partition-limit=3"})
  void objectsAreThoseOfTheReport(String option) throws IOException {
    EventGenerator events = new EventGenerator(5, 7, Duration.ofHours(9), 0.1);
    try (OutputStream made = Files.newOutputStream(input)) {
      for (int i = 0; i < 2_000; i++) {
        made.write(events.next());
      }
    }
    Path same = Path.of("../function/src/main/resources/routing.json");
    JsonNode json =
        CommandLineRun.of("--dry-run", option, "--format", "json", "--compare", same, input).json();
    long objects = 0;
    for (JsonNode partition : json.get("partitions")) {
      objects += partition.get("objects").asLong();
    }
    assertThat(json.at("/compare/before/objects").asLong()).isEqualTo(objects).isGreaterThan(20);
    assertThat(json.at("/compare/after/objects").asLong()).isEqualTo(objects);
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
        CommandLineRun.of(
            "--format", "json", "--overwrite", "--compare", rules(rules), "--out", out, input);
    assertThat(run.status()).as(run.messages()).isZero();
    return run.json().get("compare");
  }

  private Path rules(String text) throws IOException {
    return Files.writeString(folder.resolve("other.json"), text);
  }
}
