package io.sespartitioner.replay.senders;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sespartitioner.ses.JsonReader;
import io.sespartitioner.ses.MalformedSesEventException;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import io.sespartitioner.ses.SesEventReader;
import io.sespartitioner.ses.SesEventType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one event says of messages and recipients, each as a text that is the same in every copy of
 * the event. One serves one thread, event after event.
 */
final class EventFacts {

  private static final String TYPE = "/eventType";
  private static final String MESSAGE = "/mail/messageId";
  private static final String DOMAIN = "/mail/tags/ses:from-domain/0";
  private static final String BOUNCE_TYPE = "/bounce/bounceType";
  private static final String BOUNCE_SUB_TYPE = "/bounce/bounceSubType";
  private static final String COMPLAINT_SUB_TYPE = "/complaint/complaintSubType";
  private static final String MILLIS = "/delivery/processingTimeMillis";
  private static final String OPEN_BOT = "/open/isBotEvent";
  private static final String CLICK_BOT = "/click/isBotEvent";
  private static final String ADDRESS = "/emailAddress";
  private static final String STATUS = "/status";

  private final SesEventReader events =
      new SesEventReader(
          Stream.concat(
                  Stream.of(
                      TYPE,
                      MESSAGE,
                      DOMAIN,
                      BOUNCE_TYPE,
                      BOUNCE_SUB_TYPE,
                      COMPLAINT_SUB_TYPE,
                      MILLIS,
                      OPEN_BOT,
                      CLICK_BOT,
                      "/bounce/bouncedRecipients/0" + STATUS),
                  // Nearly every list has one address: then no second pass is needed.
                  Stream.of(
                          "/mail/destination",
                          "/delivery/recipients",
                          "/deliveryDelay/delayedRecipients",
                          "/bounce/bouncedRecipients",
                          "/complaint/complainedRecipients")
                      .flatMap(
                          list ->
                              Stream.of(
                                  list + "/0",
                                  list + "/1",
                                  list + "/0" + ADDRESS,
                                  list + "/1" + ADDRESS)))
              .map(Selection::field)
              .reduce(Selection.none(), Selection::and));

  private final List<Fact> facts = new ArrayList<>();
  private OptionalLong processingMillis = OptionalLong.empty();
  private Optional<String> domain = Optional.empty();
  private boolean foreign;

  /**
   * Something that is counted once.
   *
   * @param text tells the message, and the recipient if it is of one
   * @param reason of a bounce: its sub-type and enhanced status code; else empty
   */
  record Fact(Metric metric, String text, String reason) {}

  List<Fact> facts() {
    return facts;
  }

  /** How long the recipients of a delivery waited, if the event is one and tells it. */
  OptionalLong processingMillis() {
    return processingMillis;
  }

  /** The domain that the mail is from, if the event tells it. */
  Optional<String> domain() {
    return domain;
  }

  /** Whether it is an object with neither {@code eventType} nor {@code mail}. */
  boolean areForeign() {
    return foreign;
  }

  /** Reads an event. One that is none, has no type of SES's or no message id says nothing. */
  void read(byte[] payload) {
    facts.clear();
    processingMillis = OptionalLong.empty();
    domain = Optional.empty();
    foreign = false;
    try {
      SesEvent event = events.read(payload, 0, payload.length);
      Optional<String> type = event.field(TYPE);
      Optional<String> message = event.field(MESSAGE);
      domain = event.field(DOMAIN);
      foreign = type.isEmpty() && message.isEmpty() && !names(event).contains("mail");
      if (message.isPresent()) {
        type.flatMap(SesEventType::of).ifPresent(known -> add(known, event, message.get()));
      }
    } catch (MalformedSesEventException e) {
      // Another handler may deliver what is no event.
    }
  }

  private static Set<String> names(SesEvent event) {
    Set<String> names = new HashSet<>();
    byte[] json = event.json().getBytes(UTF_8);
    JsonReader reader = JsonReader.strict().read(json, 0, json.length);
    for (boolean more = reader.enter('{', '}'); more; more = reader.next('}')) {
      names.add(reader.name());
      reader.skipValue();
    }
    return names;
  }

  private void add(SesEventType type, SesEvent event, String message) {
    switch (type) {
      case SEND -> addEach(Metric.SENDS, message, recipients(event, "mail", "destination"));
      case DELIVERY -> {
        addEach(Metric.DELIVERIES, message, recipients(event, "delivery", "recipients"));
        processingMillis =
            event.field(MILLIS).stream()
                .filter(text -> text.matches("[0-9]{1,16}"))
                .mapToLong(Long::parseLong)
                .findFirst();
      }
      case BOUNCE -> addBounce(event, message);
      case COMPLAINT -> addComplaint(event, message);
      case REJECT -> add(Metric.REJECTS, message);
      case RENDERING_FAILURE -> add(Metric.RENDERING_FAILURES, message);
      case DELIVERY_DELAY ->
          addEach(Metric.DELAYS, message, recipients(event, "deliveryDelay", "delayedRecipients"));
      case OPEN -> add(isBot(event, OPEN_BOT) ? Metric.BOT_OPENS : Metric.OPENS, message);
      case CLICK -> add(isBot(event, CLICK_BOT) ? Metric.BOT_CLICKS : Metric.CLICKS, message);
      case SUBSCRIPTION -> {
        // It says nothing of how mail does.
      }
    }
  }

  private void addBounce(SesEvent event, String message) {
    List<Recipient> recipients = recipients(event, "bounce", "bouncedRecipients");
    boolean hard = event.field(BOUNCE_TYPE).filter("Permanent"::equals).isPresent();
    String subType = event.field(BOUNCE_SUB_TYPE).orElse("no sub-type");
    Metric metric = hard ? Metric.HARD_BOUNCES : Metric.SOFT_BOUNCES;
    for (Recipient recipient : recipients) {
      facts.add(
          new Fact(metric, of(message, recipient), (subType + " " + recipient.status()).strip()));
    }
    if (recipients.isEmpty()) {
      facts.add(new Fact(metric, message, subType));
    }
    if (hard && isSuppressed(event, BOUNCE_SUB_TYPE)) {
      addEach(Metric.SUPPRESSED_BOUNCES, message, recipients);
    }
  }

  private void addComplaint(SesEvent event, String message) {
    List<Recipient> recipients = recipients(event, "complaint", "complainedRecipients");
    addEach(Metric.COMPLAINTS, message, recipients);
    if (isSuppressed(event, COMPLAINT_SUB_TYPE)) {
      addEach(Metric.SUPPRESSED_COMPLAINTS, message, recipients);
    }
  }

  /** {@code OnAccountSuppressionList}, or the same of a tenant. */
  private static boolean isSuppressed(SesEvent event, String pointer) {
    return event.field(pointer).filter(text -> text.endsWith("SuppressionList")).isPresent();
  }

  private static boolean isBot(SesEvent event, String pointer) {
    return event.field(pointer).filter("Likely"::equals).isPresent();
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
    return message + ' ' + recipient.address().toLowerCase(Locale.ROOT);
  }

  /** The addresses in a list of texts, or of objects with {@code emailAddress}. */
  private static List<Recipient> recipients(SesEvent event, String object, String list) {
    String pointer = "/" + object + "/" + list;
    Optional<String> first = address(event, pointer + "/0");
    return first.isPresent() && address(event, pointer + "/1").isEmpty()
        ? List.of(new Recipient(first.get(), event.field(pointer + "/0" + STATUS).orElse("")))
        : Recipient.all(event, object, list);
  }

  private static Optional<String> address(SesEvent event, String pointer) {
    return event.field(pointer).or(() -> event.field(pointer + ADDRESS));
  }
}
