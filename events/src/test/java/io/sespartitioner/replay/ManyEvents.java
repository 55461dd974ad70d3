package io.sespartitioner.replay;

import io.sespartitioner.replay.load.EventGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A file of 20,000 events, 27 MB: enough to fill a small disk. */
final class ManyEvents {

  private ManyEvents() {}

  static Path in(Path folder) throws IOException {
    Path file = folder.resolve("events.json");
    EventGenerator events = new EventGenerator(1, 100, Duration.ofDays(100), 0);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < 20_000; i++) {
        out.write(events.next());
      }
    }
    return file;
  }
}
