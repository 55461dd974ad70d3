package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code --report} may lie, and how its file comes about. */
class ReportFileTest {

  @TempDir Path folder;
  private Path out;
  private Path events;
  private Path input;

  @BeforeEach
  void makeAnInput() throws IOException {
    out = folder.resolve("bucket");
    events = Files.createDirectory(folder.resolve("events"));
    input = Files.writeString(events.resolve("input.json"), "{}\n");
  }

  @Test
  void thePageTakesThePlaceOfAnEarlierOne() throws IOException {
    Path page = Files.writeString(folder.resolve("report.html"), "earlier");
    assertThat(replay(page).status()).isZero();
    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("bucket", "events", "report.html");
  }

  @Test
  void aFileInAFolderThatIsNotThereIsRefused() {
    assertRefused(folder.resolve("none/report.html"), "lies in a folder that doesn't exist");
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefused() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(closed), "root may write anywhere");
    assertRefused(closed.resolve("report.html"), "lies in a folder that can't be written");
  }

  @Test
  void aFolderInPlaceOfTheFileIsRefused() throws IOException {
    assertRefused(Files.createDirectory(folder.resolve("report.html")), "is a folder");
  }

  @Test
  void theFolderOfObjectsIsRefused() throws IOException {
    assertRefused(folder.resolve("bucket.html/../bucket/report.html"), "doesn't exist");
    Files.createDirectory(out);
    assertRefused(out.resolve("report.html"), "lies in --out");
    Path link = Files.createSymbolicLink(folder.resolve("link"), out);
    assertRefused(link.resolve("report.html"), "lies in --out");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void theFolderOfObjectsItselfIsRefusedBeforeItIsThere() {
    Path page = folder.resolve("bucket.html");
    CommandLineRun run = CommandLineRun.of("--out", page, "--report", page, input);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.messages()).contains("lies in --out");
    assertThat(page).doesNotExist();
  }

  @Test
  void aFileAmongTheInputsIsRefused() {
    CommandLineRun run =
        CommandLineRun.of("--out", out, "--report", events.resolve("report.html"), events);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.messages()).contains("lies in an INPUT");
  }

  @Test
  void whatIsNotCalledHtmlIsRefusedSoThatNoOtherFileIsOverwritten() throws IOException {
    assertRefused(input, "must end in .html");
    assertThat(input).hasContent("{}");
  }

  @Test
  void checkWritesNoPage() {
    Path page = folder.resolve("report.html");
    CommandLineRun run = CommandLineRun.of("--check", "--report", page);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.messages()).contains("leave out --report").hasLineCount(1);
    assertThat(page).doesNotExist();
  }

  private CommandLineRun replay(Path page) {
    return CommandLineRun.of("--out", out, "--report", page, input);
  }

  private void assertRefused(Path page, String message) {
    CommandLineRun run = replay(page);
    assertThat(run.messages()).contains("--report " + page, message).hasLineCount(1);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.report()).isEmpty();
  }
}
