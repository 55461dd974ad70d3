package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.replay.load.EventGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {

  @TempDir Path folder;

  /** Interrupts a process of its own as Ctrl-C does, while it is writing objects. */
  @Test
  @Timeout(120)
  void anInterruptedRunLeavesNothingBehind() throws IOException, InterruptedException {
    Path input = folder.resolve("events.json");
    EventGenerator events = new EventGenerator(1, 100, Duration.ofDays(100), 0);
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(input))) {
      for (int i = 0; i < 30_000; i++) {
        file.write(events.next());
      }
    }
    Path messages = folder.resolve("messages");
    Process replay =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Replay.class.getName(),
                "--out",
                folder.resolve("bucket").toString(),
                input.toString())
            .redirectError(messages.toFile())
            .start();
    awaitObjects();
    replay.destroy();
    assertThat(replay.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(messages)).startsWith("replay: interrupted");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("events.json", "messages");
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
