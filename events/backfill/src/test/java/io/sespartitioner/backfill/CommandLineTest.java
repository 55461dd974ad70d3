package io.sespartitioner.backfill;

import static io.sespartitioner.backfill.BackfillCommand.backfill;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  private static final Path SAMPLES = Path.of("../samples");

  @TempDir Path folder;

  @Test
  void badRulesAreAllNamedAndNothingStarts() throws IOException {
    Path rules = folder.resolve("routing.json");
    Files.writeString(rules, "{\"prefix\":\"!{key:a}/\",\"keys\":{\"b\":{\"tagg\":\"x\"}}}");
    BackfillCommand run = backfill("--rules", rules, "--out", folder.resolve("out"), SAMPLES);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.messages()).contains(rules.toString(), "/prefix", "/keys/b/tagg");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void rulesThatAreNotThereAreNamed() {
    BackfillCommand run = backfill("--rules", folder.resolve("none.json"), SAMPLES);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.messages()).contains("none.json: no such file");
  }

  @Test
  void noInputIsUsage() {
    BackfillCommand run = backfill("--out", folder.resolve("out"));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.messages()).contains("INPUT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--object-seconds=0",
        "--object-seconds=9223372036854775807",
        "--rules=",
        "--object-mebibytes=0",
        "--object-mebibytes=5000",
        "--stream-name=a/b",
        "--compression=zip",
        "--arrival=soon",
        "--out=",
        "--no-such-option"
      })
  void whatIsOutOfRangeIsUsage(String option) {
    BackfillCommand run = backfill(option, SAMPLES);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.messages()).startsWith("backfill: ").hasLineCount(1);
  }

  @Test
  void strictMakesFailedRecordsMatter() {
    assertThat(backfill("--strict", "--dry-run", SAMPLES).status()).isEqualTo(3);
  }

  @Test
  void aDryRunCountsTheSameAndWritesNothing() throws IOException {
    Path input = new Events(5, 6, 2).write(3_000, folder.resolve("events.json"));
    Path out = folder.resolve("out");
    JsonNode counted = backfill("--dry-run", "--format", "json", "--out", out, input).json();
    assertThat(out).doesNotExist();
    assertThat(counted).isEqualTo(backfill("--format", "json", "--out", out, input).json());
  }

  @Test
  void anObjectHoldsNoMoreThanTheOptionsSay() throws IOException {
    Path input = new Events(6, 2, 1).write(9_000, folder.resolve("events.json"));
    Path out = folder.resolve("out");
    backfill("--object-mebibytes", 1, "--object-seconds", 7_200, "--out", out, input);
    Map<String, byte[]> objects = Bucket.objects(out);
    assertThat(objects.values()).allMatch(content -> content.length <= 1024 * 1024);
    objects.forEach(
        (name, content) -> {
          if (name.contains("/2026/01/")) {
            List<Instant> times = times(content);
            assertThat(times).isSorted();
            assertThat(times.get(times.size() - 1)).isBefore(times.get(0).plusSeconds(7_200));
          }
        });
  }

  @Test
  void objectsHaveFirehosesNamesWithTheTimeOfTheOldestRecord() {
    Path out = folder.resolve("out");
    backfill("--stream-name", "old.log", "--compression", "none", "--out", out, SAMPLES);
    assertThat(Bucket.objects(out))
        .allSatisfy(
            (name, content) ->
                assertThat(name)
                    .matches(
                        ".*/old\\.log-1-\\d{4}(-\\d\\d){5}-[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}"
                            + "-[89ab][0-9a-f]{3}-[0-9a-f]{12}"))
        .anySatisfy(
            (name, content) ->
                assertThat(name).startsWith("root/2023/11/07/old.log-1-2023-11-07-04-10-38-"));
  }

  @Test
  void randomStringsComeFromTheContentToo() throws IOException {
    Path rules = folder.resolve("routing.json");
    Files.writeString(
        rules,
        "{\"prefix\":\"!{key:a}/!{firehose:random-string}/\","
            + "\"keys\":{\"a\":{\"field\":\"/eventType\",\"map\":{\"Rendering Failure\":\"R\"}}}}");
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    assertThat(backfill("--rules", rules, "--out", first, SAMPLES).messages()).isEmpty();
    backfill("--rules", rules, "--out", second, SAMPLES);
    assertThat(Bucket.objects(first).keySet())
        .isEqualTo(Bucket.objects(second).keySet())
        .anyMatch(name -> name.matches("Bounce/[0-9a-f]{8}-[0-9a-f]{2}/ses-log.*"));
  }

  @Test
  void theTextReportSaysNothingOfAStream() {
    assertThat(backfill("--dry-run", SAMPLES).report())
        .contains("nothing is lost")
        .doesNotContain("Will it fit");
  }

  @Test
  void theReportIsShapedAsReplaysIs() throws IOException {
    Path page = folder.resolve("report.html");
    BackfillCommand run =
        backfill("--dry-run", "--report", page, "--top", 1, "--depth", 1, SAMPLES);
    assertThat(run.status()).as(run.messages()).isZero();
    assertThat(run.report())
        .contains("\nand 22 more senders; ")
        .contains("\n\ndry run, nothing is written\n├── ")
        .doesNotContain("target/backfill", "2023/");
    assertThat(Files.readString(page))
        .contains("<h1>Mail of ", "nothing is lost", "a dry run, nothing was written")
        .contains("id=\"senders\"")
        .doesNotContain("target/backfill", "Events over time", "Will it fit");
  }

  @Test
  void aPageAmongInputsOrObjectsIsRefused() throws IOException {
    Path input = Files.createDirectory(folder.resolve("in"));
    Files.writeString(input.resolve("a.json"), "{}");
    BackfillCommand run = backfill("--dry-run", "--report", input.resolve("r.html"), input);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.messages()).contains("lies in an INPUT, where it would be read as an event");
    Path out = Files.createDirectory(folder.resolve("out"));
    assertThat(backfill("--report", out.resolve("r.html"), "--out", out, input).messages())
        .contains("lies in --out, where nothing but objects belongs");
  }

  private static List<Instant> times(byte[] content) {
    return new String(content, java.nio.charset.StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("\"mail\":{\"timestamp\""))
        .map(line -> line.replaceFirst(".*\"timestamp\":\"([^\"]+)\"}}", "$1"))
        .map(Instant::parse)
        .toList();
  }
}
