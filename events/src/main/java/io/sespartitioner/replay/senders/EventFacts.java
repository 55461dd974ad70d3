package io.sespartitioner.replay.senders;

import com.dynatrace.hash4j.hashing.Hashing;
import io.sespartitioner.json.JsonReader;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import io.sespartitioner.ses.SesEventType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What one event says of messages and recipients, small enough to go the way of its record.
 *
 * @param facts what is counted
 * @param processingMillis how long the recipients of a delivery waited; -1 if that isn't told
 * @param domain the domain that the mail is from; empty if that isn't told
 * @param foreign whether it is an object with neither {@code eventType} nor {@code mail}
 */
public record EventFacts(List<Fact> facts, long processingMillis, String domain, boolean foreign) {

  /** Of what is no event. */
  public static final EventFacts NONE = new EventFacts(List.of(), -1, "", false);

  private static final String DOMAIN_TAG = "ses:from-domain";
  private static final String MAIL = "/mail";
  private static final String MESSAGE = "/mail/messageId";
  private static final String DESTINATION = "/mail/destination";
  private static final String DELIVERED = "/delivery/recipients";
  private static final String MILLIS = "/delivery/processingTimeMillis";
  private static final String BOUNCED = "/bounce/bouncedRecipients";
  private static final String BOUNCE_TYPE = "/bounce/bounceType";
  private static final String BOUNCE_SUB_TYPE = "/bounce/bounceSubType";
  private static final String COMPLAINED = "/complaint/complainedRecipients";
  private static final String COMPLAINT_SUB_TYPE = "/complaint/complaintSubType";
  private static final String DELAYED = "/deliveryDelay/delayedRecipients";
  private static final String OPEN_BOT = "/open/isBotEvent";
  private static final String CLICK_BOT = "/click/isBotEvent";
  private static final Selection SELECTION =
      new Selection(
          Set.of(DOMAIN_TAG),
          Set.of(
              "/eventType",
              MAIL,
              MESSAGE,
              DESTINATION,
              DELIVERED,
              MILLIS,
              BOUNCED,
              BOUNCE_TYPE,
              BOUNCE_SUB_TYPE,
              COMPLAINED,
              COMPLAINT_SUB_TYPE,
              DELAYED,
              OPEN_BOT,
              CLICK_BOT),
          false);

  private static final Metric[] METRICS = Metric.values();

  /** The longest digits of a time that is believed. */
  private static final int MAX_DIGITS = 16;

  /**
   * Something that is counted once.
   *
   * @param hash tells the message, and the recipient if it is of one; the same in every copy of the
   *     event
   * @param reason of a bounce: its sub-type and enhanced status code; else empty
   */
  record Fact(Metric metric, long hash, String reason) {

    static Fact of(Metric metric, String text, String reason) {
      return new Fact(metric, Hashing.komihash5_0().hashCharsToLong(text), reason);
    }
  }

  /** What a reader must collect for {@link #of}. */
  public static Selection selection() {
    return SELECTION;
  }

  /** What an event says that was read with {@link #selection}. */
  public static EventFacts of(SesEvent event) {
    return new Reading(event).facts();
  }

  /** Writes them, to be read by {@link #read}. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(processingMillis);
    writeText(domain, out);
    out.writeBoolean(foreign);
    out.writeInt(facts.size());
    for (Fact fact : facts) {
      out.writeByte(fact.metric().ordinal());
      out.writeLong(fact.hash());
      writeText(fact.reason(), out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static EventFacts read(DataInput in) throws IOException {
    long processingMillis = in.readLong();
    String domain = readText(in);
    boolean foreign = in.readBoolean();
    List<Fact> facts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      facts.add(new Fact(METRICS[in.readByte()], in.readLong(), readText(in)));
    }
    return new EventFacts(facts, processingMillis, domain, foreign);
  }

  /** Of any length, unlike the texts of {@link DataOutput#writeUTF}. */
  private static void writeText(String text, DataOutput out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** One event, from which facts are read. */
  private static final class Reading {

    private final SesEvent event;
    private final JsonReader part = JsonReader.strict();
    private final List<Fact> facts = new ArrayList<>();
    private long processingMillis = -1;

    Reading(SesEvent event) {
      this.event = event;
    }

    /** One without a type of SES's or a message id says nothing. */
    EventFacts facts() {
      Optional<String> type = event.eventType();
      boolean foreign = type.isEmpty() && event.at(MAIL, part).peek() == JsonReader.END;
      String message = text(MESSAGE);
      if (!message.isEmpty()) {
        type.flatMap(SesEventType::of).ifPresent(known -> add(known, message));
      }
      return new EventFacts(facts, processingMillis, event.tag(DOMAIN_TAG).orElse(""), foreign);
    }

    private void add(SesEventType type, String message) {
      switch (type) {
        case SEND -> addEach(Metric.SENDS, message, recipients(DESTINATION));
        case DELIVERY -> {
          addEach(Metric.DELIVERIES, message, recipients(DELIVERED));
          processingMillis = number(MILLIS);
        }
        case BOUNCE -> addBounce(message);
        case COMPLAINT -> addComplaint(message);
        case REJECT -> add(Metric.REJECTS, message);
        case RENDERING_FAILURE -> add(Metric.RENDERING_FAILURES, message);
        case DELIVERY_DELAY -> addEach(Metric.DELAYS, message, recipients(DELAYED));
        case OPEN -> add(is(OPEN_BOT, "Likely") ? Metric.BOT_OPENS : Metric.OPENS, message);
        case CLICK -> add(is(CLICK_BOT, "Likely") ? Metric.BOT_CLICKS : Metric.CLICKS, message);
        case SUBSCRIPTION -> {
          // It says nothing of how mail does.
        }
      }
    }

    private void addBounce(String message) {
      List<Recipient> recipients = recipients(BOUNCED);
      boolean hard = is(BOUNCE_TYPE, "Permanent");
      String told = text(BOUNCE_SUB_TYPE);
      String subType = told.isEmpty() ? "no sub-type" : told;
      Metric metric = hard ? Metric.HARD_BOUNCES : Metric.SOFT_BOUNCES;
      for (Recipient recipient : recipients) {
        facts.add(
            Fact.of(metric, of(message, recipient), (subType + " " + recipient.status()).strip()));
      }
      if (recipients.isEmpty()) {
        facts.add(Fact.of(metric, message, subType));
      }
      if (hard && isSuppression(subType)) {
        addEach(Metric.SUPPRESSED_BOUNCES, message, recipients);
      }
    }

    private void addComplaint(String message) {
      List<Recipient> recipients = recipients(COMPLAINED);
      addEach(Metric.COMPLAINTS, message, recipients);
      if (isSuppression(text(COMPLAINT_SUB_TYPE))) {
        addEach(Metric.SUPPRESSED_COMPLAINTS, message, recipients);
      }
    }

    /** {@code OnAccountSuppressionList}, or the same of a tenant. */
    private static boolean isSuppression(String subType) {
      return subType.endsWith("SuppressionList");
    }

    private void add(Metric metric, String text) {
      facts.add(Fact.of(metric, text, ""));
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
    private List<Recipient> recipients(String pointer) {
      JsonReader list = event.at(pointer, part);
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

    /** The text at a pointer; empty if it is none. */
    private String text(String pointer) {
      return event.at(pointer, part).peek() == '"' ? part.text() : "";
    }

    private boolean is(String pointer, String text) {
      return event.field(pointer).filter(text::equals).isPresent();
    }

    /** A whole number from 0 on in plain digits; -1 if none is there. */
    private long number(String pointer) {
      boolean isText = event.at(pointer, part).peek() == '"';
      String digits = isText ? "" : event.field(pointer).orElse("");
      boolean plain = !digits.isEmpty() && digits.length() <= MAX_DIGITS;
      return plain && digits.chars().allMatch(c -> c >= '0' && c <= '9')
          ? Long.parseLong(digits)
          : -1;
    }
  }

  /**
   * Whom an event is about.
   *
   * @param address e-mail address in small letters, as copies and servers differ in them
   * @param status enhanced status code of a bounce, such as {@code 5.1.1}; else empty
   */
  private record Recipient(String address, String status) {}
}
