package io.sespartitioner.backfill;

import static io.sespartitioner.backfill.BackfillCommand.backfill;
import static io.sespartitioner.backfill.BackfillCommand.replay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @Test
  void anInputThatIsNotThereIsTrouble() {
    BackfillCommand run = backfill("--out", folder.resolve("out"), folder.resolve("none"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.messages()).contains("none: no such file or folder");
  }

  @Test
  void anEmptyFolderIsNoTrouble() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    BackfillCommand run = backfill("--format", "json", "--out", folder.resolve("out"), empty);
    assertThat(run.status()).as(run.messages()).isZero();
    assertThat(run.json().get("records").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "%s/out, %s/out",
    "%s/link, %s/out",
    "%s/out, %s/link/event.json",
    "file:%s/out, %s/out",
    "%s/out, file://%s/out",
    "%s/out/../out, %s",
    "%s/out/below, %s"
  })
  void anInputInsideTheOutputIsUsage(String output, String input) throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Path below = Files.createDirectory(out.resolve("below"));
    Files.createSymbolicLink(folder.resolve("link"), out);
    Files.copy(SAMPLES.resolve("send-orders.json"), out.resolve("event.json"));
    Files.copy(SAMPLES.resolve("send-orders.json"), below.resolve("event.json"));
    BackfillCommand run =
        backfill("--add", "--out", output.formatted(folder), input.formatted(folder));
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.messages()).contains("An INPUT lies in --out");
  }

  @Test
  @Timeout(60)
  void whatIsInAFolderAndNoFileIsNamed() throws Exception {
    Path input = Files.createDirectory(folder.resolve("input"));
    Files.copy(SAMPLES.resolve("send-orders.json"), input.resolve("event.json"));
    Files.createSymbolicLink(input.resolve("dangling"), input.resolve("none"));
    new ProcessBuilder("mkfifo", input.resolve("pipe").toString()).start().waitFor();
    BackfillCommand run = backfill("--dry-run", input);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.messages())
        .contains("dangling is a link that leads nowhere")
        .contains("pipe is a pipe or a device in a folder")
        .hasLineCount(2);
    assertThat(backfill("--dry-run", input.resolve("pipe")).messages())
        .contains("pipe is a pipe or a device; write what it gives into a file");
  }

  @Test
  void aFileWhoseNameCannotBeWrittenIsNotPassedOver() throws Exception {
    Path input = Files.createDirectory(folder.resolve("input"));
    Files.copy(SAMPLES.resolve("send-orders.json"), input.resolve("event.json"));
    new ProcessBuilder("sh", "-c", "cp event.json \"$(printf 'latin\\351')\"")
        .directory(input.toFile())
        .start()
        .waitFor();
    assumeThat(input.toFile().list()).as("the file system takes any name").hasSize(2);
    BackfillCommand run = backfill("--dry-run", input);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.messages()).contains("has a name that this process can't write");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-05-06T10:00.json",
        "a:b",
        "file:c",
        "what?.json",
        "50%.json",
        "no#1.json",
        "two words.json",
        "[a].json",
        "Gr\u00fc\u00dfe.json"
      })
  void anyNameIsRead(String name) throws IOException {
    Path input = folder.resolve(name);
    Files.copy(SAMPLES.resolve("send-orders.json"), input);
    String relative = Path.of("").toAbsolutePath().relativize(input).toString();
    for (Object named : List.of(relative, folder)) {
      BackfillCommand run = backfill("--dry-run", "--format", "json", named);
      assertThat(run.status()).as(run.messages()).isZero();
      assertThat(run.json().get("records").asInt()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, '', An INPUT is empty",
    "1, none:of-these, none:of-these: no such file or folder",
    "1, gopher://a/b, gopher",
    "1, hdfs://no.such.host.invalid/x, no.such.host.invalid"
  })
  void whatCannotBeFoundIsNamedInOneLine(int status, String input, String message) {
    BackfillCommand run = backfill("--dry-run", input);
    assertThat(run.status()).isEqualTo(status);
    assertThat(run.messages()).contains(message).hasLineCount(1);
  }

  @Test
  void recordsThatAreNotTakenAreNamed() throws IOException {
    Path input = folder.resolve("queue.json");
    Files.writeString(input, "{\"Messages\":[{\"Body\":\"{}\"},{\"MessageId\":\"none\"}]}");
    BackfillCommand run = backfill("--format", "json", "--dry-run", input);
    BackfillCommand judge = replay("--format", "json", "--dry-run", input);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.messages().replaceFirst("^backfill", "replay")).isEqualTo(judge.messages());
    assertThat(run.json().get("failedInputs"))
        .hasSize(1)
        .isEqualTo(judge.json().get("failedInputs"));
    assertThat(backfill("--dry-run", input).report())
        .contains("1 record = 1 delivered + 0 dropped + 0 in error output")
        .contains("nothing is lost of what was taken");
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
  void patternsAreInputs() throws IOException {
    JsonNode report = backfill("--dry-run", "--format", "json", SAMPLES + "/send-*.json").json();
    assertThat(report.get("records").asInt()).isEqualTo(5);
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
