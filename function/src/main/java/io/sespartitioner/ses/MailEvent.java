package io.sespartitioner.ses;

import io.sespartitioner.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What one event says of a message: what happened to it, and to which recipients. The one reading
 * of all figures of how mail does.
 *
 * <p>An identity's feedback notification, which has {@code notificationType} in place of {@code
 * eventType}, says the same as the event of that type.
 *
 * @param kind {@code bounceType} of a bounce, such as {@code Permanent}; else empty
 * @param subType {@code bounceSubType} or {@code complaintSubType}; else empty
 * @param recipients whom the event is about, as far as it names them
 */
public record MailEvent(
    SesEventType type, String messageId, String kind, String subType, List<Recipient> recipients) {

  private static final String NOTIFICATION = "/notificationType";
  private static final String MESSAGE = "/mail/messageId";
  private static final String DESTINATION = "/mail/destination";
  private static final String DELIVERED = "/delivery/recipients";
  private static final String BOUNCED = "/bounce/bouncedRecipients";
  private static final String BOUNCE_TYPE = "/bounce/bounceType";
  private static final String BOUNCE_SUB_TYPE = "/bounce/bounceSubType";
  private static final String COMPLAINED = "/complaint/complainedRecipients";
  private static final String COMPLAINT_SUB_TYPE = "/complaint/complaintSubType";
  private static final String DELAYED = "/deliveryDelay/delayedRecipients";
  private static final Selection SELECTION =
      new Selection(
          Set.of(),
          Set.of(
              "/eventType",
              NOTIFICATION,
              MESSAGE,
              DESTINATION,
              DELIVERED,
              BOUNCED,
              BOUNCE_TYPE,
              BOUNCE_SUB_TYPE,
              COMPLAINED,
              COMPLAINT_SUB_TYPE,
              DELAYED),
          false);

  /** Copies the list. */
  public MailEvent {
    recipients = List.copyOf(recipients);
  }

  /**
   * Whom an event is about.
   *
   * @param address e-mail address in small letters, as copies and servers differ in them
   * @param status enhanced status code of a bounce, such as {@code 5.1.1}; else empty
   */
  public record Recipient(String address, String status) {}

  /** What a reader must collect for {@link #of}. */
  public static Selection selection() {
    return SELECTION;
  }

  /** What an event says; nothing without a type of SES's or a message id. */
  public static Optional<MailEvent> of(SesEvent event) {
    Optional<String> name = event.eventType();
    if (name.isEmpty()) {
      name = event.field(NOTIFICATION);
    }
    Optional<SesEventType> type = SesEventType.of(name.orElse(""));
    JsonReader part = JsonReader.strict();
    String message = text(event, MESSAGE, part);
    return type.isEmpty() || message.isEmpty()
        ? Optional.empty()
        : Optional.of(of(event, type.get(), message, part));
  }

  private static MailEvent of(SesEvent event, SesEventType type, String message, JsonReader part) {
    String kind = type == SesEventType.BOUNCE ? text(event, BOUNCE_TYPE, part) : "";
    String subType =
        switch (type) {
          case BOUNCE -> text(event, BOUNCE_SUB_TYPE, part);
          case COMPLAINT -> text(event, COMPLAINT_SUB_TYPE, part);
          default -> "";
        };
    List<Recipient> recipients =
        switch (type) {
          case SEND -> recipients(event, DESTINATION, part);
          case DELIVERY -> recipients(event, DELIVERED, part);
          case BOUNCE -> recipients(event, BOUNCED, part);
          case COMPLAINT -> recipients(event, COMPLAINED, part);
          case DELIVERY_DELAY -> recipients(event, DELAYED, part);
          default -> List.of();
        };
    return new MailEvent(type, message, kind, subType, recipients);
  }

  /** How many recipients it is about; one if it names none. */
  public int count() {
    return Math.max(1, recipients.size());
  }

  /** Whether it is a bounce for good. */
  public boolean isHardBounce() {
    return type == SesEventType.BOUNCE && kind.equals("Permanent");
  }

  /**
   * Whether SES sent nothing, as the recipient stood on the suppression list of the account or of a
   * tenant.
   */
  public boolean isSuppressed() {
    return subType.endsWith("SuppressionList");
  }

  /** The text at a pointer; empty if it is none. */
  private static String text(SesEvent event, String pointer, JsonReader part) {
    return event.at(pointer, part).peek() == '"' ? part.text() : "";
  }

  /** The recipients in a list of texts, or of objects with {@code emailAddress}. */
  private static List<Recipient> recipients(SesEvent event, String pointer, JsonReader part) {
    JsonReader list = event.at(pointer, part);
    if (list.peek() != '[') {
      return List.of();
    }
    List<Recipient> recipients = new ArrayList<>();
    for (boolean more = list.enter('[', ']'); more; more = list.next(']')) {
      int next = list.peek();
      if (next == '"') {
        add(list.text(), "", recipients);
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
      add(address, status, recipients);
    }
  }

  private static void add(String address, String status, List<Recipient> recipients) {
    recipients.add(new Recipient(address.toLowerCase(Locale.ROOT), status));
  }
}
