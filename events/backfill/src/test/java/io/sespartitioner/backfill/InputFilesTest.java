package io.sespartitioner.backfill;

import static io.sespartitioner.backfill.BackfillCommand.backfill;
import static io.sespartitioner.backfill.BackfillCommand.replay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an INPUT may be, and what is said of those that can't be read. */
class InputFilesTest {

  private static final Path SAMPLES = Path.of("../samples");

  @TempDir Path folder;

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

  @Test
  void patternsAreInputs() throws IOException {
    JsonNode report = backfill("--dry-run", "--format", "json", SAMPLES + "/send-*.json").json();
    assertThat(report.get("records").asInt()).isEqualTo(5);
  }
}
