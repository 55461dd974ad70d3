package io.sespartitioner.replay.senders;

import com.dynatrace.hash4j.hashing.Hashing;
import io.sespartitioner.json.JsonReader;
import io.sespartitioner.ses.MailEvent;
import io.sespartitioner.ses.MailEvent.Recipient;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What one event says of messages and recipients, small enough to go the way of its record.
 *
 * @param facts what is counted
 * @param processingMillis how long the recipients of a delivery waited; -1 if that isn't told
 * @param domain the domain that the mail is from; empty if that isn't told
 * @param kind what it is to the figures of how mail does
 * @param hasCaller whether {@code mail.callerIdentity} tells who called SES
 */
public record EventFacts(
    List<Fact> facts, long processingMillis, String domain, Kind kind, boolean hasCaller) {

  /** Of what is no event. */
  public static final EventFacts NONE = new EventFacts(List.of(), -1, "", Kind.NO_EVENT, false);

  private static final String DOMAIN_TAG = "ses:from-domain";

  /** Who called SES, in feedback notifications of identities; events have it in a tag. */
  public static final String CALLER_IDENTITY = "/mail/callerIdentity";

  private static final String MAIL = "/mail";
  private static final String NOTIFICATION = "/notificationType";
  private static final String PINPOINT_TYPE = "/event_type";
  private static final String PINPOINT_TIME = "/event_timestamp";
  private static final String MILLIS = "/delivery/processingTimeMillis";
  private static final String OPEN_BOT = "/open/isBotEvent";
  private static final String CLICK_BOT = "/click/isBotEvent";
  private static final Selection SELECTION =
      MailEvent.selection()
          .and(
              new Selection(
                  Set.of(DOMAIN_TAG),
                  Set.of(
                      MAIL,
                      CALLER_IDENTITY,
                      PINPOINT_TYPE,
                      PINPOINT_TIME,
                      MILLIS,
                      OPEN_BOT,
                      CLICK_BOT),
                  false));

  /** The longest digits of a time that is believed. */
  private static final int MAX_DIGITS = 16;

  /** What an event is to the figures of how mail does. */
  public enum Kind {
    /** It counts. */
    COUNTED("counted"),
    /** An event of SES that says nothing of how a message did, such as {@code Subscription}. */
    SILENT("about no delivery"),
    /** What SES says of a mail that it received. */
    INBOUND("receipts of inbound mail"),
    /** An event of Amazon Pinpoint, whose members have other names. */
    PINPOINT("events of Amazon Pinpoint"),
    /** An object with neither {@code eventType} nor {@code mail}. */
    FOREIGN("neither eventType nor mail"),
    /** No JSON object, delivered by another processor than the function. */
    NO_EVENT("no JSON object");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** What such records are, in words. */
    public String words() {
      return words;
    }
  }

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
    out.writeUTF(kind.name());
    out.writeBoolean(hasCaller);
    out.writeInt(facts.size());
    for (Fact fact : facts) {
      out.writeUTF(fact.metric().name());
      out.writeLong(fact.hash());
      writeText(fact.reason(), out);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static EventFacts read(DataInput in) throws IOException {
    long processingMillis = in.readLong();
    String domain = readText(in);
    Kind kind = Kind.valueOf(in.readUTF());
    boolean hasCaller = in.readBoolean();
    List<Fact> facts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      facts.add(new Fact(Metric.valueOf(in.readUTF()), in.readLong(), readText(in)));
    }
    return new EventFacts(facts, processingMillis, domain, kind, hasCaller);
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

    /** What is no event about a message says nothing. */
    EventFacts facts() {
      MailEvent.of(event).ifPresent(this::add);
      return new EventFacts(
          facts,
          processingMillis,
          event.tag(DOMAIN_TAG).orElse(""),
          kind(),
          event.field(CALLER_IDENTITY).filter(caller -> !caller.isEmpty()).isPresent());
    }

    private Kind kind() {
      if (!facts.isEmpty()) {
        return Kind.COUNTED;
      }
      if (is(NOTIFICATION, "Received")) {
        return Kind.INBOUND;
      }
      if (event.eventType().isPresent() || event.at(MAIL, part).peek() != JsonReader.END) {
        return Kind.SILENT;
      }
      return event.field(PINPOINT_TYPE).isPresent() && event.field(PINPOINT_TIME).isPresent()
          ? Kind.PINPOINT
          : Kind.FOREIGN;
    }

    private void add(MailEvent mail) {
      switch (mail.type()) {
        case SEND -> addEach(Metric.SENDS, mail);
        case DELIVERY -> {
          addEach(Metric.DELIVERIES, mail);
          processingMillis = number(MILLIS);
        }
        case BOUNCE -> addBounce(mail);
        case COMPLAINT -> {
          addEach(Metric.COMPLAINTS, mail);
          if (mail.isSuppressed()) {
            addEach(Metric.SUPPRESSED_COMPLAINTS, mail);
          }
        }
        case REJECT -> add(Metric.REJECTS, mail.messageId());
        case RENDERING_FAILURE -> add(Metric.RENDERING_FAILURES, mail.messageId());
        case DELIVERY_DELAY -> addEach(Metric.DELAYS, mail);
        case OPEN ->
            add(is(OPEN_BOT, "Likely") ? Metric.BOT_OPENS : Metric.OPENS, mail.messageId());
        case CLICK ->
            add(is(CLICK_BOT, "Likely") ? Metric.BOT_CLICKS : Metric.CLICKS, mail.messageId());
        case SUBSCRIPTION -> {
          // It says nothing of how mail does.
        }
      }
    }

    private void addBounce(MailEvent mail) {
      Metric metric = mail.isHardBounce() ? Metric.HARD_BOUNCES : Metric.SOFT_BOUNCES;
      String subType = mail.subType().isEmpty() ? "no sub-type" : mail.subType();
      for (Recipient recipient : mail.recipients()) {
        String reason = (subType + " " + recipient.status()).strip();
        facts.add(Fact.of(metric, of(mail, recipient), reason));
      }
      if (mail.recipients().isEmpty()) {
        facts.add(Fact.of(metric, mail.messageId(), subType));
      }
      if (mail.isHardBounce() && mail.isSuppressed()) {
        addEach(Metric.SUPPRESSED_BOUNCES, mail);
      }
    }

    private void add(Metric metric, String text) {
      facts.add(Fact.of(metric, text, ""));
    }

    /** One fact for each recipient; one in all if the event names none. */
    private void addEach(Metric metric, MailEvent mail) {
      if (mail.recipients().isEmpty()) {
        add(metric, mail.messageId());
      }
      for (Recipient recipient : mail.recipients()) {
        add(metric, of(mail, recipient));
      }
    }

    private static String of(MailEvent mail, Recipient recipient) {
      return mail.messageId() + ' ' + recipient.address();
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
}
