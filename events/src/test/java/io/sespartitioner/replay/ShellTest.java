package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a shell gives the command, and takes from it. */
@Timeout(120)
class ShellTest {

  @TempDir Path folder;
  private Path input;

  @BeforeEach
  void makeAnInput() throws IOException {
    input = Files.writeString(folder.resolve("@events"), "{}\n");
  }

  @Test
  void aReportThatCannotBeWrittenIsTrouble() throws Exception {
    List<String> command = OwnProcess.command("--out", folder.resolve("bucket"), input);
    OwnProcess run = OwnProcess.shell("\"$@\" 2>&1 >/dev/full", command);
    assertThat(run.output())
        .isEqualTo("replay: standard output can't be written, so the report is incomplete\n");
    assertThat(run.status()).isEqualTo(1);
  }

  @Test
  void aReaderThatLeavesEarlyEndsItInSilence() throws Exception {
    List<String> command = OwnProcess.command("--out", folder.resolve("bucket"), input);
    OwnProcess run = OwnProcess.shell("{ { \"$@\"; echo status $? >&2; } | true; } 2>&1", command);
    assertThat(run.output()).isEqualTo("status 0\n");
  }

  @Test
  void theNameOfAnInputMayBeginWithAnAt() throws Exception {
    OwnProcess run =
        OwnProcess.shell("cd '" + folder + "' && \"$@\"", OwnProcess.command("@events"));
    assertThat(run.output()).contains("1 record = 1 delivered");
    assertThat(run.status()).isZero();
  }
}
