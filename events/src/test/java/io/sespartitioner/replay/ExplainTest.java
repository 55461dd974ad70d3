package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.routing.CustomKeySource;
import io.sespartitioner.ses.SesEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --explain} says is what the function does. */
class ExplainTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"\n\f", "\u000b", "\u001c\n"})
  void whiteSpaceThatJsonDoesNotKnowIsNotCalledBlank(String payload) throws IOException {
    CommandLineRun run = explain(payload);
    assertThat(run.report())
        .contains("input, record 1: ProcessingFailed, not-json\n", "  not-json        1  100.0 %");
  }

  @Test
  void whereARecordGoesIsSaid() throws IOException {
    String event =
        "{\"mail\":{\"timestamp\":\"2026-11-30T10:00:00Z\",\"tags\":{\"ses:caller-identity\":[\"orders\"]}}}";
    assertThat(explain(event).report())
        .contains(
            """
            input, record 1: Ok
                userName = orders    from tag "ses:caller-identity"
                goes to orders/2026/11/30/
            """);
    assertThat(explain("{").report())
        .contains("input, record 1: ProcessingFailed, not-json\n    goes to processing-failed/\n");
  }

  /** A key source of a user's, which gives what it can't be asked for. */
  public static final class Picky implements CustomKeySource {

    @Override
    public String name() {
      return "picky";
    }

    @Override
    public Optional<String> read(SesEvent event) {
      throw new IllegalStateException("no team for " + event.eventType().orElse("?"));
    }
  }

  /** Only here: the function's log has the exception's class alone. */
  @Test
  void whatACustomSourceThrowsIsSaidOnceWithItsMessageAndPlace() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("rules.json"),
            "{\"prefix\": \"!{key:k}/\", \"keys\": {\"k\": {\"custom\": \"picky\"}}}");
    Path input = Files.writeString(folder.resolve("input"), "{\"eventType\":\"Send\"}\n".repeat(3));
    CommandLineRun run = CommandLineRun.of("--dry-run", "--rules", rules, input);
    assertThat(run.messages())
        .startsWith(
            "replay: a custom key source threw java.lang.IllegalStateException: no team for Send at"
                + " io.sespartitioner.replay.ExplainTest$Picky.read(ExplainTest.java:")
        .hasLineCount(1);
    assertThat(run.report()).contains("custom-source        3  100.0 %");
  }

  @Test
  void blankRecordsAreDropped() throws IOException {
    assertThat(explain(" \t\r\n").report())
        .contains("input, record 1: Dropped, no data\n", "0 delivered + 1 dropped");
  }

  /** Only as error output can such a record be read: a blank line is none. */
  private CommandLineRun explain(String payload) throws IOException {
    String base64 = Base64.getEncoder().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
    Path input =
        Files.writeString(
            folder.resolve("input"), "{\"rawData\":\"" + base64 + "\",\"errorCode\":\"c\"}\n");
    return CommandLineRun.of("--explain", "--dry-run", input);
  }
}
