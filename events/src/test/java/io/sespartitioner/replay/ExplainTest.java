package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
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
