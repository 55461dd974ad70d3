package io.sespartitioner.replay.load;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Writes events for measurements: {@code EventFile COUNT FILE} writes as many, one in a hundred
 * bad, from 300 senders over one day, always the same.
 */
public final class EventFile {

  private static final int SENDERS = 300;
  private static final double BAD_SHARE = 0.01;

  private EventFile() {}

  /** Writes the file. */
  public static void main(String[] args) throws IOException {
    EventGenerator events = new EventGenerator(1, SENDERS, Duration.ofDays(1), BAD_SHARE);
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])), 1 << 20)) {
      for (long left = Long.parseLong(args[0]); left > 0; left--) {
        out.write(events.next());
      }
    }
  }
}
