package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interrupts a process of its own while it is writing objects. */
@Timeout(120)
class InterruptionTest {

  private static final String EVENT =
      """
      {"mail":{"timestamp":"2023-11-%sT06:20:07Z","tags":{"ses:caller-identity":["alice"]}}}
      """;

  @TempDir Path folder;
  private Path input;
  private Path bucket;

  @BeforeEach
  void makeEvents() throws IOException {
    // A day apart, each is a batch of its own, and its object is written when the next is filed.
    StringBuilder events = new StringBuilder();
    for (int day = 10; day < 20; day++) {
      events.append(EVENT.formatted(day));
    }
    input = Files.writeString(folder.resolve("events.json"), events);
    bucket = folder.resolve("bucket");
  }

  /** As Ctrl-C does, and as a machine that is shut down does. */
  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void anInterruptedRunLeavesNothingBehind(String signal) throws Exception {
    assumeThat(signal.equals("INT") && ignoresInterrupts())
        .as("a shell that starts a build in the background has all its processes ignore Ctrl-C")
        .isFalse();
    Path messages = folder.resolve("messages");
    interrupt(signal, messages);
    assertThat(Files.readString(messages))
        .isEqualTo("replay: interrupted; nothing was kept, no object was written\n");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("events.json", "messages");
  }

  @Test
  void aKilledRunLeavesOnlyItsHiddenFolderAndTheNextOneSucceeds() throws Exception {
    interrupt("KILL", folder.resolve("messages"));
    assertThat(folder.toFile().list((in, name) -> !name.startsWith(".replay~")))
        .containsExactlyInAnyOrder("events.json", "messages");
    Path few = Files.writeString(folder.resolve("few.json"), "{}\n");
    assertThat(CommandLineRun.of("--out", bucket, few).report()).contains("nothing is lost");
    assertThat(Bucket.objects(bucket)).hasSize(1);
  }

  private void interrupt(String signal, Path messages) throws Exception {
    Process replay =
        new ProcessBuilder(
                OwnProcess.command(
                    "--handler", BlockingHandler.class.getName(), "--out", bucket, input))
            .redirectError(messages.toFile())
            .start();
    try {
      awaitObjects();
      new ProcessBuilder("kill", "-" + signal, Long.toString(replay.pid())).start().waitFor();
      assertThat(replay.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(replay.exitValue()).isGreaterThan(128);
    } finally {
      replay.destroyForcibly();
    }
  }

  /** Whether this process, and so each that it starts, was started to ignore SIGINT. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
  }

  private void awaitObjects() throws IOException, InterruptedException {
    while (true) {
      try (Stream<Path> files = Files.list(folder)) {
        if (files.anyMatch(file -> holdsObjects(file.resolve("objects")))) {
          return;
        }
      }
      Thread.sleep(5);
    }
  }

  private static boolean holdsObjects(Path objects) {
    String[] entries = objects.toFile().list();
    return entries != null && entries.length > 0;
  }
}
