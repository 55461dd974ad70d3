package io.sespartitioner.replay.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A month of mail as eight systems of a company may send it: each message with what became of it,
 * and now and then a copy of an event, since Firehose delivers at least once. The same seed makes
 * the same month.
 */
public final class MailMonth {

  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final List<String> SENDERS =
      List.of(
          "newsletter", "orders", "accounts", "billing", "support", "surveys", "events", "jobs");
  private static final String[][] BOUNCES = {
    {"Permanent", "General", "5.1.1"},
    {"Permanent", "NoEmail", "5.1.10"},
    {"Permanent", "OnAccountSuppressionList", "5.1.1"},
    {"Transient", "MailboxFull", "4.2.2"},
    {"Transient", "General", "4.4.1"}
  };

  private final Random random;
  private final OutputStream out;
  private long events;

  private MailMonth(long seed, OutputStream out) {
    this.random = new Random(seed);
    this.out = out;
  }

  /** Writes the events of so many messages, a line each, to the file that is named. */
  public static void main(String[] arguments) throws IOException {
    write(1, Integer.parseInt(arguments[0]), Path.of(arguments[1]));
  }

  /** Writes the events of so many messages, and tells how many that are. */
  public static long write(long seed, int messages, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      MailMonth month = new MailMonth(seed, out);
      for (int i = 0; i < messages; i++) {
        month.message(i);
      }
      return month.events;
    }
  }

  private void message(int number) {
    // Each sender has about half of the mail of the one before.
    int sender = Math.min(SENDERS.size() - 1, (int) (-Math.log(random.nextDouble()) / 0.7));
    Instant sent = START.plusSeconds(random.nextInt(31 * 86_400 - 43_200));
    int recipients = random.nextInt(20) == 0 ? 3 : 1;
    String[] mail = new String[recipients];
    for (int i = 0; i < recipients; i++) {
      mail[i] = "\"r" + random.nextInt(50_000) + "@" + provider() + "\"";
    }
    String head = head(SENDERS.get(sender), number, sent, String.join(",", mail));
    if (random.nextInt(2_000) == 0) {
      event("Rendering Failure", head, "\"failure\":{\"errorMessage\":\"no name\"}");
      return;
    }
    event("Send", head, "\"send\":{}");
    if (random.nextInt(2_000) == 0) {
      event("Reject", head, "\"reject\":{\"reason\":\"Bad content\"}");
      return;
    }
    for (String recipient : mail) {
      fate(sender, head, sent, recipient);
    }
  }

  private void fate(int sender, String head, Instant sent, String recipient) {
    if (random.nextInt(50) == 0) {
      event(
          "DeliveryDelay",
          head,
          format(
              "\"deliveryDelay\":{\"timestamp\":\"%s\",\"delayedRecipients\":[{\"emailAddress\":%s}]}",
              sent.plusSeconds(60), recipient));
    }
    double chance = random.nextDouble();
    if (chance < 0.01 + sender * 0.01) {
      String[] bounce = BOUNCES[random.nextInt(BOUNCES.length)];
      event(
          "Bounce",
          head,
          format(
              "\"bounce\":{\"timestamp\":\"%s\",\"bounceType\":\"%s\",\"bounceSubType\":\"%s\",\"bouncedRecipients\":[{\"emailAddress\":%s,\"status\":\"%s\"}]}",
              sent.plusSeconds(4), bounce[0], bounce[1], recipient, bounce[2]));
      return;
    }
    long millis = (long) Math.exp(7 + random.nextGaussian());
    event(
        "Delivery",
        head,
        format(
            "\"delivery\":{\"timestamp\":\"%s\",\"processingTimeMillis\":%d,\"recipients\":[%s]}",
            sent.plusMillis(millis), millis, recipient));
    if (random.nextDouble() < 0.25) {
      event(
          "Open",
          head,
          format(
              "\"open\":{\"timestamp\":\"%s\",\"isBotEvent\":\"%s\"}",
              sent.plus(Duration.ofHours(2)), random.nextInt(5) == 0 ? "Likely" : "Unlikely"));
    }
    if (random.nextDouble() < 0.04) {
      event(
          "Click",
          head,
          format(
              "\"click\":{\"timestamp\":\"%s\",\"link\":\"https://example.com/\",\"isBotEvent\":\"%s\"}",
              sent.plus(Duration.ofHours(2)), random.nextInt(9) == 0 ? "Likely" : "Unlikely"));
    }
    if (random.nextDouble() < 0.0006 * sender) {
      event(
          "Complaint",
          head,
          format(
              "\"complaint\":{\"timestamp\":\"%s\",\"complaintSubType\":null,\"complainedRecipients\":[{\"emailAddress\":%s}]}",
              sent.plus(Duration.ofHours(9)), recipient));
    }
  }

  private String provider() {
    return List.of("example.net", "example.org", "mail.example").get(random.nextInt(3));
  }

  private static String head(String sender, int number, Instant sent, String destination) {
    return format(
        "\"mail\":{\"timestamp\":\"%s\",\"source\":\"%s@example.com\",\"messageId\":\"m%08d\",\"destination\":[%s],\"tags\":{\"ses:from-domain\":[\"example.com\"],\"ses:caller-identity\":[\"%s\"]}}",
        sent, sender, number, destination, sender);
  }

  private void event(String type, String mail, String object) {
    String line = "{\"eventType\":\"" + type + "\"," + mail + "," + object + "}\n";
    for (int copies = random.nextInt(100) == 0 ? 2 : 1; copies > 0; copies--) {
      write(line);
      events++;
    }
  }

  private void write(String line) {
    try {
      out.write(line.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String format(String template, Object... values) {
    return String.format(Locale.ROOT, template, values);
  }
}
