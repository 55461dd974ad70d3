package io.sespartitioner.replay.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;

/**
 * Makes SES events for tests and measurements: good ones of several types, senders and days, in no
 * order of time, and some that can't be delivered. The same seed makes the same events.
 */
public final class EventGenerator {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String[] TYPES = {
    "Send", "Delivery", "Bounce", "Complaint", "Open", "Click"
  };
  private static final String[] OBJECTS = {
    "send", "delivery", "bounce", "complaint", "open", "click"
  };

  private final Random random;
  private final int senders;
  private final Duration span;
  private final double badShare;

  /**
   * A generator.
   *
   * @param senders how many callers there are
   * @param span over how long the events are spread
   * @param badShare how many of the records can't be delivered, 0 to 1
   */
  public EventGenerator(long seed, int senders, Duration span, double badShare) {
    this.random = new Random(seed);
    this.senders = senders;
    this.span = span;
    this.badShare = badShare;
  }

  /** The next record, with its newline. */
  public byte[] next() {
    String event = event();
    if (random.nextDouble() >= badShare) {
      return (event + "\n").getBytes(StandardCharsets.UTF_8);
    }
    return switch (random.nextInt(5)) {
      case 0 ->
          (event.substring(0, 1 + random.nextInt(event.length() - 1)) + "\n")
              .getBytes(StandardCharsets.UTF_8);
      case 1 -> ("[1," + event + "]\n").getBytes(StandardCharsets.UTF_8);
      case 2 ->
          ("Successfully validated, no. " + random.nextInt() + "\n")
              .getBytes(StandardCharsets.UTF_8);
      case 3 ->
          (event.replace("Hello", "Gr\u00fc\u00dfe") + "\n").getBytes(StandardCharsets.ISO_8859_1);
      default ->
          ("{\"deep\":" + "[".repeat(1_001) + random.nextInt(1_000_000) + "]".repeat(1_001) + "}\n")
              .getBytes(StandardCharsets.UTF_8);
    };
  }

  private String event() {
    int type = random.nextInt(TYPES.length);
    Instant time = START.plusMillis((long) (random.nextDouble() * span.toMillis()));
    return "{\"eventType\":\""
        + TYPES[type]
        + "\",\"mail\":{\"timestamp\":\""
        + time
        + "\",\"source\":\"sender@example.com\",\"messageId\":\""
        + hex()
        + hex()
        + "\",\"destination\":[\"recipient"
        + random.nextInt(100_000)
        + "@example.net\"],"
        + "\"headersTruncated\":false,\"headers\":["
        + headers()
        + "],\"tags\":{"
        + "\"ses:source-ip\":[\"192.0.2."
        + random.nextInt(256)
        + "\"],"
        + "\"ses:configuration-set\":[\"examplecom-configuration\"],"
        + caller()
        + "\"ses:from-domain\":[\"example.com\"]}},\""
        + OBJECTS[type]
        + "\":{\"timestamp\":\""
        + time.plusMillis(random.nextInt(5_000))
        + "\"}}";
  }

  private String caller() {
    int sender = random.nextInt(senders + 1);
    return sender == senders ? "" : "\"ses:caller-identity\":[\"ses-smtp-user." + sender + "\"],";
  }

  private String headers() {
    StringBuilder headers = new StringBuilder();
    int count = 6 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      headers.append("{\"name\":\"X-Header-").append(i).append("\",\"value\":\"").append(hex());
      headers.append(hex()).append(hex()).append(" ses:caller-identity\"},");
    }
    return headers + "{\"name\":\"Subject\",\"value\":\"Hello \\\"" + hex() + "\\\" \u2709\"}";
  }

  private String hex() {
    return HexFormat.of().toHexDigits(random.nextLong());
  }
}
