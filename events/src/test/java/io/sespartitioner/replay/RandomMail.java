package io.sespartitioner.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Events of the mail of some senders in January 2026, with all that makes counting hard: several
 * recipients of whom some bounce, twice at times, bounces without type, sub-type or recipients,
 * letter case that differs, copies, different events of one millisecond, notifications of
 * identities, and the envelopes of SNS and EventBridge. The same seed makes the same events.
 */
final class RandomMail {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TYPES =
      List.of(
          "Send",
          "Send",
          "Send",
          "Delivery",
          "Delivery",
          "Bounce",
          "Bounce",
          "Complaint",
          "Reject",
          "Rendering Failure",
          "DeliveryDelay",
          "Open",
          "Click",
          "Subscription");
  private static final List<String> NOTIFIED = List.of("Bounce", "Complaint", "Delivery");
  private static final String[][] BOUNCES = {
    {"Permanent", "General"},
    {"Permanent", "OnAccountSuppressionList"},
    {"Permanent", "OnTenantSuppressionList"},
    {"Permanent", null},
    {"Permanent", "NoEmail"},
    {"Transient", "MailboxFull"},
    {"Transient", "ContentRejected"},
    {null, "MessageTooLarge"}
  };

  /**
   * An event.
   *
   * @param sender whose mail it is about
   * @param event as SES makes it
   * @param line the record: the event or what stands around it
   */
  record Event(String sender, JsonNode event, String line) {}

  private final Random random;

  private RandomMail(long seed) {
    this.random = new Random(seed);
  }

  static List<Event> events(long seed, int count) {
    RandomMail mail = new RandomMail(seed);
    List<Event> events = new ArrayList<>();
    while (events.size() < count) {
      Event event = mail.event();
      for (int copies = mail.random.nextInt(10) == 0 ? 2 : 1; copies > 0; copies--) {
        events.add(event);
      }
    }
    return events.subList(0, count);
  }

  private Event event() {
    int message = random.nextInt(1_500);
    String sender = "sender-" + message % 3;
    String type = TYPES.get(random.nextInt(TYPES.size()));
    ObjectNode event = JSON.createObjectNode();
    // An identity's notification says so of itself, and is the same event.
    boolean notified = message % 20 == 0 && NOTIFIED.contains(type);
    event.put(notified ? "notificationType" : "eventType", type);
    addMail(event, message, sender);
    addObject(event, type, message);
    return new Event(sender, event, line(event));
  }

  private void addMail(ObjectNode event, int message, String sender) {
    ObjectNode mail = event.putObject("mail");
    mail.put("timestamp", "2026-01-%02dT10:00:00.000Z".formatted(1 + message % 30));
    mail.put("messageId", "m" + message);
    mail.put("source", sender + "@example.com");
    if (message % 50 != 0) {
      ArrayNode destination = mail.putArray("destination");
      Stream.of(0, 1, 2).limit(1 + message % 3).forEach(i -> destination.add(address(message, i)));
    }
    mail.putObject("commonHeaders").put("subject", "Subject " + message % 5);
    ObjectNode tags = mail.putObject("tags");
    tags.putArray("ses:caller-identity").add(sender);
    tags.putArray("Campaign").add("Spring");
  }

  private String address(int message, int number) {
    String address = "r" + message % 97 + "-" + number + "@host" + message % 4 + ".example";
    return random.nextInt(10) == 0 ? address.toUpperCase(Locale.ROOT) : address;
  }

  private void addObject(ObjectNode event, String type, int message) {
    String time = "2026-01-%02dT11:00:00.00%dZ".formatted(1 + message % 30, random.nextInt(2));
    switch (type) {
      case "Delivery" -> {
        ObjectNode delivery = event.putObject("delivery").put("timestamp", time);
        delivery.put("processingTimeMillis", 100 + random.nextInt(5_000));
        recipients(message, delivery.putArray("recipients"), false);
      }
      case "DeliveryDelay" -> {
        ObjectNode delay = event.putObject("deliveryDelay").put("timestamp", time);
        recipients(message, delay.putArray("delayedRecipients"), true);
      }
      case "Bounce" -> addBounce(event, message, time);
      case "Complaint" -> {
        ObjectNode complaint = event.putObject("complaint").put("timestamp", time);
        complaint.put(
            "complaintSubType", random.nextInt(4) == 0 ? "OnAccountSuppressionList" : null);
        recipients(message, complaint.putArray("complainedRecipients"), true);
      }
      case "Open", "Click" -> {
        ObjectNode object = event.putObject(type.toLowerCase(Locale.ROOT));
        object.put("timestamp", time);
        if (random.nextBoolean()) {
          object.put("isBotEvent", random.nextBoolean() ? "Likely" : "Unlikely");
        }
        if (type.equals("Click")) {
          object.put("link", "https://example.com/" + random.nextInt(3));
          object.putObject("linkTags").putArray("place").add("foot" + random.nextInt(2));
        }
      }
      default -> {
        // The other types tell nothing more that is asked for.
      }
    }
  }

  private void addBounce(ObjectNode event, int message, String time) {
    ObjectNode bounce = event.putObject("bounce").put("timestamp", time);
    String[] types = BOUNCES[random.nextInt(BOUNCES.length)];
    if (types[0] != null) {
      bounce.put("bounceType", types[0]);
    }
    if (types[1] != null) {
      bounce.put("bounceSubType", types[1]);
    }
    recipients(message, bounce.putArray("bouncedRecipients"), true);
    for (JsonNode recipient : bounce.path("bouncedRecipients")) {
      if (random.nextBoolean()) {
        ((ObjectNode) recipient).put("status", "5.1." + random.nextInt(3));
      }
    }
  }

  /** Some of the message's recipients, or none of them. */
  private void recipients(int message, ArrayNode list, boolean objects) {
    for (int i = 0; i <= message % 3; i++) {
      if (random.nextInt(3) > 0) {
        if (objects) {
          list.addObject().put("emailAddress", address(message, i));
        } else {
          list.add(address(message, i));
        }
      }
    }
  }

  private String line(ObjectNode event) {
    ObjectNode envelope = JSON.createObjectNode();
    switch (random.nextInt(10)) {
      case 0 -> envelope.put("Type", "Notification").put("Message", event.toString());
      case 1 -> envelope.put("source", "aws.ses").set("detail", event);
      default -> envelope = event;
    }
    return envelope.toString();
  }
}
