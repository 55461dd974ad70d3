package io.sespartitioner.replay.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.ses.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no ordinary ones. */
class SpecialFilesTest {

  /** A file of Linux that can be opened, but whose first byte can't be read. */
  private static final Path UNREADABLE = Path.of("/proc/self/mem");

  @TempDir Path folder;

  @Test
  void aPipeIsReadLikeAFile() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    Process writer = new ProcessBuilder("sh", "-c", "echo '{}' > " + pipe).start();
    assertThat(numbers(pipe)).containsExactly(0L);
    assertThat(writer.waitFor()).isZero();
  }

  @Test
  void aPipeLiesInNoFolder() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    Inputs inputs = Inputs.of(List.of(pipe.toString()));
    assertThat(inputs.bytes()).isZero();
    assertThat(inputs.reachInto(folder)).isFalse();
    assertThat(inputs.wouldHold(folder.toRealPath().resolve("report.html"))).isFalse();
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    assumeTrue(Files.isReadable(UNREADABLE));
    assertThatThrownBy(() -> numbers(UNREADABLE))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(UNREADABLE + ", after record 0: can't be read: ");
  }

  private static List<Long> numbers(Path file) throws IOException {
    List<Long> numbers = new ArrayList<>();
    Inputs.of(List.of(file.toString()))
        .read(RecordKind.ALL, Selection.none(), Received.numbers(numbers), bytes -> {});
    return numbers;
  }
}
