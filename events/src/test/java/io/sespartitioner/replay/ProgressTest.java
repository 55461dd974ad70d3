package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sespartitioner.replay.load.EventGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Progress is for people: on a terminal, and nowhere else. */
class ProgressTest {

  @TempDir Path folder;
  private List<String> command;

  @BeforeEach
  void makeEvents() throws IOException {
    Path input = folder.resolve("events.json");
    EventGenerator events = new EventGenerator(1, 3, Duration.ofHours(1), 0);
    try (OutputStream file = Files.newOutputStream(input)) {
      for (int i = 0; i < 2_000; i++) {
        file.write(events.next());
      }
    }
    command = OwnProcess.command("--seed", 1, "--overwrite", "--out", folder.resolve("b"), input);
  }

  @Test
  void aPipeGetsNoProgress() throws Exception {
    OwnProcess messages = OwnProcess.shell("\"$@\" 2>&1 >/dev/null | cat", command);
    assertThat(messages.output()).isEmpty();
  }

  @Test
  void aTerminalGetsABarWithRateAndBothTimes() throws Exception {
    assertThat(onTerminal("\"$@\""))
        .containsPattern(
            "Reading 100 % \\[=+\\] (\\d\\.\\d) of \\1 MiB, \\d:\\d\\d gone, 0:00 left, [\\d.,]+ MiB/s")
        .containsPattern(
            "Filing  100 % \\[=+\\] 2,000 of 2,000 events, \\d:\\d\\d gone, 0:00 left, [\\d,]+ events/s")
        .doesNotContain("?k", "?M")
        .contains("nothing is lost");
  }

  @Test
  void theReportInAFileIsTheSameWithAndWithoutATerminal() throws Exception {
    Path report = folder.resolve("report");
    assertThat(onTerminal("\"$@\" >" + report)).contains("Reading", "Filing");
    String withProgress = Files.readString(report);
    assertThat(OwnProcess.shell("exec \"$@\"", command).output()).isEqualTo(withProgress);
  }

  /** What a terminal of 100 columns shows; script(1) makes the terminal. */
  private String onTerminal(String shellCommand) throws Exception {
    String quoted = shellCommand.replace("\"$@\"", String.join(" ", command));
    OwnProcess run =
        OwnProcess.shell(
            "script -qefc \"$1\" /dev/null </dev/null", List.of("stty cols 100; " + quoted));
    assumeTrue(run.status() != 127, "there is no script(1) here to make a terminal");
    assertThat(run.status()).as(run.output()).isZero();
    return run.output();
  }
}
