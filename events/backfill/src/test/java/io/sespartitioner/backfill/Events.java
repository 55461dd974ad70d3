package io.sespartitioner.backfill;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Makes SES events in no order of time, half of them of one sender, and some that can't be
 * delivered. The same seed makes the same ones. They keep off midnight, at which a delivery stream
 * files by the oldest event of a buffer, and a backfill by each event.
 */
final class Events {

  private static final Instant FIRST_DAY = Instant.parse("2026-01-01T00:30:00Z");
  private static final long MILLIS_OF_DAY = Duration.ofHours(23).toMillis();
  private static final String[] TYPES = {"Send", "Delivery", "Open", "Click"};

  private final Random random;
  private final int senders;
  private final int days;

  Events(long seed, int senders, int days) {
    this.random = new Random(seed);
    this.senders = senders;
    this.days = days;
  }

  /** Writes so many lines to the file, which is compressed if its name says so. */
  Path write(int count, Path file) throws IOException {
    OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    try (OutputStream out =
        file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes, 1 << 16) : bytes) {
      for (int i = 0; i < count; i++) {
        out.write(line());
      }
    }
    return file;
  }

  private byte[] line() {
    String event = event();
    return switch (random.nextInt(200)) {
      case 0 -> bytes(event.substring(0, 1 + random.nextInt(event.length() - 1)) + "\n");
      case 1 -> bytes("[" + event + "]\n");
      case 2 -> bytes("Successfully validated, no. " + random.nextInt() + "\n");
      case 3 ->
          (event.replace("Hello", "Gr\u00fc\u00dfe") + "\n").getBytes(StandardCharsets.ISO_8859_1);
      case 4 -> bytes("{\"eventType\":\"Send\"," + "\n\"mail\":\n{}}\n");
      case 5 -> bytes("\n \r\n");
      default -> bytes(event + "\n");
    };
  }

  private String event() {
    String type = TYPES[random.nextInt(TYPES.length)];
    long millis = random.nextInt(days) * 86_400_000L + random.nextInt((int) MILLIS_OF_DAY);
    // Whole seconds make many events of one time.
    Instant time = FIRST_DAY.plusMillis(random.nextBoolean() ? millis : millis / 1000 * 1000);
    return "{\"eventType\":\""
        + type
        + "\",\"mail\":{\"timestamp\":\""
        + time
        + "\",\"messageId\":\""
        + hex(2)
        + "\",\"destination\":[\"recipient"
        + random.nextInt(100_000)
        + "@example.net\"],\"headers\":[{\"name\":\"Subject\",\"value\":\"Hello \\\""
        + hex(8)
        + "\\\" \u2709\"}],\"tags\":{"
        + caller()
        + "\"ses:configuration-set\":[\"examplecom-configuration\"]}},\""
        + type.toLowerCase(java.util.Locale.ROOT)
        + "\":{\"timestamp\":\""
        + time
        + "\"}}";
  }

  private String caller() {
    int sender = random.nextBoolean() ? 0 : random.nextInt(senders + 1);
    return sender == senders ? "" : "\"ses:caller-identity\":[\"ses-smtp-user." + sender + "\"],";
  }

  private String hex(int longs) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < longs; i++) {
      digits.append(HexFormat.of().toHexDigits(random.nextLong()));
    }
    return digits.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
