package io.sespartitioner.replay.senders;

import io.sespartitioner.json.JsonReader;
import io.sespartitioner.replay.senders.EventParts.Part;
import io.sespartitioner.ses.SesEventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one event says of messages and recipients, each as a text that is the same in every copy of
 * the event. One serves one thread, event after event.
 */
final class EventFacts {

  private static final String DOMAIN_TAG = "ses:from-domain";

  private final EventParts parts = new EventParts();
  private final List<Fact> facts = new ArrayList<>();
  private long processingMillis = -1;
  private boolean known;
  private boolean foreign;

  /**
   * Something that is counted once.
   *
   * @param text tells the message, and the recipient if it is of one
   * @param reason of a bounce: its sub-type and enhanced status code; else empty
   */
  record Fact(Metric metric, String text, String reason) {}

  /**
   * Whom an event is about.
   *
   * @param address e-mail address in small letters, as copies and servers differ in them
   * @param status enhanced status code of a bounce, such as {@code 5.1.1}; else empty
   */
  private record Recipient(String address, String status) {}

  List<Fact> facts() {
    return facts;
  }

  /** How long the recipients of a delivery waited, if the event is one and tells it. */
  OptionalLong processingMillis() {
    return processingMillis < 0 ? OptionalLong.empty() : OptionalLong.of(processingMillis);
  }

  /** The domain that the mail is from, if the event tells it. */
  Optional<String> domain() {
    JsonReader tags = parts.read(Part.TAGS);
    String domain = "";
    if (known && tags.peek() == '{') {
      for (boolean more = tags.enter('{', '}'); more; more = tags.next('}')) {
        tags.skipString();
        boolean wanted = tags.lastStringIs(DOMAIN_TAG);
        tags.colon();
        if (wanted && tags.peek() == '[') {
          domain = firstText(tags);
        } else {
          tags.skipValue();
        }
      }
    }
    return Optional.of(domain).filter(name -> !name.isEmpty());
  }

  private static String firstText(JsonReader list) {
    String first = "";
    int index = 0;
    for (boolean more = list.enter('[', ']'); more; more = list.next(']')) {
      if (index++ == 0 && list.peek() == '"') {
        first = list.text();
      } else {
        list.skipValue();
      }
    }
    return first;
  }

  /** Whether it is an object with neither {@code eventType} nor {@code mail}. */
  boolean areForeign() {
    return foreign;
  }

  /** Reads an event. One that is none, has no type of SES's or no message id says nothing. */
  void read(byte[] payload) {
    facts.clear();
    processingMillis = -1;
    known = parts.find(payload);
    String type = known ? parts.type() : "";
    foreign = known && type.isEmpty() && !parts.hasMail();
    if (!type.isEmpty()) {
      String message = parts.text(Part.MESSAGE);
      if (!message.isEmpty()) {
        SesEventType.of(type).ifPresent(each -> add(each, message));
      }
    }
  }

  private void add(SesEventType type, String message) {
    switch (type) {
      case SEND -> addEach(Metric.SENDS, message, recipients(Part.DESTINATION));
      case DELIVERY -> {
        addEach(Metric.DELIVERIES, message, recipients(Part.DELIVERED));
        processingMillis = parts.number(Part.MILLIS);
      }
      case BOUNCE -> addBounce(message);
      case COMPLAINT -> addComplaint(message);
      case REJECT -> add(Metric.REJECTS, message);
      case RENDERING_FAILURE -> add(Metric.RENDERING_FAILURES, message);
      case DELIVERY_DELAY -> addEach(Metric.DELAYS, message, recipients(Part.DELAYED));
      case OPEN ->
          add(parts.is(Part.OPEN_BOT, "Likely") ? Metric.BOT_OPENS : Metric.OPENS, message);
      case CLICK ->
          add(parts.is(Part.CLICK_BOT, "Likely") ? Metric.BOT_CLICKS : Metric.CLICKS, message);
      case SUBSCRIPTION -> {
        // It says nothing of how mail does.
      }
    }
  }

  private void addBounce(String message) {
    List<Recipient> recipients = recipients(Part.BOUNCED);
    boolean hard = parts.is(Part.BOUNCE_TYPE, "Permanent");
    String told = parts.text(Part.BOUNCE_SUB_TYPE);
    String subType = told.isEmpty() ? "no sub-type" : told;
    Metric metric = hard ? Metric.HARD_BOUNCES : Metric.SOFT_BOUNCES;
    for (Recipient recipient : recipients) {
      facts.add(
          new Fact(metric, of(message, recipient), (subType + " " + recipient.status()).strip()));
    }
    if (recipients.isEmpty()) {
      facts.add(new Fact(metric, message, subType));
    }
    if (hard && isSuppression(subType)) {
      addEach(Metric.SUPPRESSED_BOUNCES, message, recipients);
    }
  }

  private void addComplaint(String message) {
    List<Recipient> recipients = recipients(Part.COMPLAINED);
    addEach(Metric.COMPLAINTS, message, recipients);
    if (isSuppression(parts.text(Part.COMPLAINT_SUB_TYPE))) {
      addEach(Metric.SUPPRESSED_COMPLAINTS, message, recipients);
    }
  }

  /** {@code OnAccountSuppressionList}, or the same of a tenant. */
  private static boolean isSuppression(String subType) {
    return subType.endsWith("SuppressionList");
  }

  private void add(Metric metric, String text) {
    facts.add(new Fact(metric, text, ""));
  }

  /** One fact for each recipient; one in all if the event names none. */
  private void addEach(Metric metric, String message, List<Recipient> recipients) {
    if (recipients.isEmpty()) {
      add(metric, message);
    }
    for (Recipient recipient : recipients) {
      add(metric, of(message, recipient));
    }
  }

  private static String of(String message, Recipient recipient) {
    return message + ' ' + recipient.address();
  }

  /** The recipients in a list of texts, or of objects with {@code emailAddress}. */
  private List<Recipient> recipients(Part part) {
    JsonReader list = parts.read(part);
    if (list.peek() != '[') {
      return List.of();
    }
    List<Recipient> recipients = new ArrayList<>();
    for (boolean more = list.enter('[', ']'); more; more = list.next(']')) {
      int next = list.peek();
      if (next == '"') {
        addRecipient(list.text(), "", recipients);
      } else if (next == '{') {
        addObject(list, recipients);
      } else {
        list.skipValue();
      }
    }
    return recipients;
  }

  private static void addObject(JsonReader list, List<Recipient> recipients) {
    String address = "";
    String status = "";
    for (boolean more = list.enter('{', '}'); more; more = list.next('}')) {
      list.skipString();
      boolean isAddress = list.lastStringIs("emailAddress");
      boolean isStatus = list.lastStringIs("status");
      list.colon();
      if (isAddress && list.peek() == '"') {
        address = list.text();
      } else if (isStatus && list.peek() == '"') {
        status = list.text();
      } else {
        list.skipValue();
      }
    }
    if (!address.isEmpty()) {
      addRecipient(address, status, recipients);
    }
  }

  private static void addRecipient(String address, String status, List<Recipient> recipients) {
    recipients.add(new Recipient(address.toLowerCase(Locale.ROOT), status));
  }
}
