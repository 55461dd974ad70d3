package io.sespartitioner.ses;

import java.util.Locale;
import java.util.Optional;

/**
 * The types of event that SES publishes, with the spelling of each interface.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-firehose-contents.html">
 *     Contents of event data that SES publishes to Firehose</a>
 */
public enum SesEventType {
  /** SES accepted the request. */
  SEND("Send", "send"),
  /** The recipient's mail server accepted the mail. */
  DELIVERY("Delivery", "delivery"),
  /** The mail bounced for good, or SES gave up trying. */
  BOUNCE("Bounce", "bounce"),
  /** The recipient marked the mail as spam. */
  COMPLAINT("Complaint", "complaint"),
  /** SES found a virus and did not send the mail. */
  REJECT("Reject", "reject"),
  /** The recipient opened the mail. */
  OPEN("Open", "open"),
  /** The recipient followed a link. */
  CLICK("Click", "click"),
  /** A template's data was missing, so no mail was sent. */
  RENDERING_FAILURE("Rendering Failure", "failure"),
  /** Delivery has a temporary problem; SES goes on trying. */
  DELIVERY_DELAY("DeliveryDelay", "deliveryDelay"),
  /** The recipient changed the preferences of a contact list. */
  SUBSCRIPTION("Subscription", "subscription");

  private static final SesEventType[] ALL = values();

  private final String wireName;
  private final String objectName;
  private final String timestampPointer;

  SesEventType(String wireName, String objectName) {
    this.wireName = wireName;
    this.objectName = objectName;
    this.timestampPointer = "/" + objectName + "/timestamp";
  }

  /** How {@code eventType} spells it in an event. */
  public String wireName() {
    return wireName;
  }

  /** The member of the event that holds what is particular to this type. */
  public String objectName() {
    return objectName;
  }

  /** The JSON Pointer of when it happened; some types have no such time. */
  String timestampPointer() {
    return timestampPointer;
  }

  /** The type that an event spells so; case matters. */
  public static Optional<SesEventType> of(String wireName) {
    for (SesEventType type : ALL) {
      if (type.wireName.equals(wireName)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /**
   * The type that a text names in any spelling, such as {@code renderingFailure}, {@code
   * RENDERING_FAILURE} or {@code rendering-failure}.
   */
  public static Optional<SesEventType> ofAnySpelling(String name) {
    String plain = plain(name);
    for (SesEventType type : ALL) {
      if (plain(type.wireName).equals(plain)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The name without what spellings differ in. */
  private static String plain(String name) {
    return name.replace(" ", "").replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }
}
