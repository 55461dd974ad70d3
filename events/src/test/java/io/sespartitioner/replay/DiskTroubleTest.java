package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is left, and said, when objects can't be written. A small or read-only disk is mounted for
 * the process alone, so that these tests need no rights and mean the same for root; where the
 * system doesn't allow that, they are skipped. The one with a limit on file size always runs.
 */
@Timeout(120)
class DiskTroubleTest {

  @TempDir Path folder;
  private Path disk;
  private Path messages;
  private List<String> command;

  @BeforeEach
  void makeEvents() throws IOException {
    disk = Files.createDirectory(folder.resolve("disk"));
    messages = folder.resolve("messages");
    Path input = ManyEvents.in(folder);
    command = OwnProcess.command("--compression", "none", "--out", disk.resolve("bucket"), input);
  }

  @Test
  void aFullDiskIsTroubleAndLeavesNothing() throws Exception {
    OwnProcess run = onDisk("size=16m");
    assertTrouble(run, "No space left on device");
  }

  @Test
  void aReadOnlyDiskIsTroubleAndLeavesNothing() throws Exception {
    OwnProcess run = onDisk("ro");
    assertTrouble(run, "Read-only file system");
  }

  @Test
  void aFileThatCannotGrowIsTroubleAndLeavesNothing() throws Exception {
    // 100 blocks of 512 bytes; arriving now, each sender's events make one object above that.
    command.addAll(List.of("--arrival", "now"));
    OwnProcess run = OwnProcess.shell("ulimit -f 100; " + runAndList(), command);
    assertTrouble(run, "File too large");
  }

  /** Runs replay on a disk of its own, and prints what is on the disk afterwards. */
  private OwnProcess onDisk(String options) throws Exception {
    String mount = "mount -t tmpfs -o " + options + " tmpfs '" + disk + "'";
    assumeTrue(
        OwnProcess.shell("unshare -rm sh -c \"$1\"", List.of(mount)).status() == 0,
        "no disk can be mounted for one process here");
    return OwnProcess.shell(
        "unshare -rm sh -c '"
            + mount.replace("'", "'\\''")
            + " || exit 99; "
            + runAndList().replace("'", "'\\''")
            + "' sh \"$@\"",
        command);
  }

  private String runAndList() {
    return "\"$@\" 2>'" + messages + "'; status=$?; find '" + disk + "' -mindepth 1; exit $status";
  }

  private void assertTrouble(OwnProcess run, String reason) throws IOException {
    assertThat(Files.readString(messages)).matches("replay: .*/\\.replay~.*: " + reason + "\n");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).as("report, and what is left on the disk").isEmpty();
  }
}
