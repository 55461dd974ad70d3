package io.sespartitioner.ses;

import io.sespartitioner.json.JsonNumber;
import io.sespartitioner.json.JsonReader;
import io.sespartitioner.ses.ReadingPlan.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One SES event, as Amazon SES publishes it to a delivery stream: a JSON object with {@code
 * eventType}, {@code mail} and one object for the event's type. Of an event in the envelope of SNS
 * or EventBridge, this is the event inside.
 *
 * <p>Every value may be absent: what is missing, null, empty or of another type than the method
 * gives reads as {@link Optional#empty}. Not thread-safe.
 *
 * <p>For example, {@code SesEvent.parse("{\"mail\":{\"tags\":{\"team\":[\"blue\"]}}}").tag("team")}
 * gives {@code blue}.
 */
public final class SesEvent {
  private final byte[] bytes;
  private final int from;
  private final int to;
  private final ReadingPlan plan;
  private final Slots slots;
  private Headers headers;

  SesEvent(byte[] bytes, int from, int to, ReadingPlan plan, Slots slots) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.plan = plan;
    this.slots = slots;
  }

  /**
   * Reads an event from its JSON text.
   *
   * @throws MalformedSesEventException if the text is not one JSON object
   */
  public static SesEvent parse(String json) {
    return parse(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads an event from its JSON text in UTF-8. The array must not change while the event is used.
   *
   * @throws MalformedSesEventException if the bytes are not the UTF-8 text of one JSON object
   */
  public static SesEvent parse(byte[] json) {
    return new SesEventReader(Selection.none()).read(json, 0, json.length);
  }

  /** The text of {@code eventType}, such as {@code Delivery} or {@code Rendering Failure}. */
  public Optional<String> eventType() {
    List<Wanted> leaves = plan.field("/eventType");
    if (leaves == null) {
      return select(Selection.field("/eventType")).eventType();
    }
    return slots.text(leaves.get(0).slot(), bytes);
  }

  /** The first value of {@code mail.tags[name]}, such as {@code ses:caller-identity}. */
  public Optional<String> tag(String name) {
    Wanted leaf = plan.tag(name);
    return leaf == null ? select(Selection.tag(name)).tag(name) : slots.text(leaf.slot(), bytes);
  }

  /**
   * The text, boolean or whole number at a JSON Pointer (RFC 6901), such as {@code
   * /bounce/bounceType} or {@code /mail/destination/0}. Booleans give {@code true} or {@code
   * false}; numbers count if they are whole and at most 2^53 - 1 in magnitude, and give their plain
   * digits.
   *
   * @throws IllegalArgumentException if {@code pointer} is no JSON Pointer
   */
  public Optional<String> field(String pointer) {
    List<Wanted> leaves = plan.field(pointer);
    if (leaves == null) {
      return select(Selection.field(pointer)).field(pointer);
    }
    for (Wanted leaf : leaves) {
      if (slots.isFilled(leaf.slot())) {
        return scalar(leaf.slot());
      }
    }
    return Optional.empty();
  }

  /**
   * The value of the first header of that name in {@code mail.headers}; ASCII letters match without
   * regard to case.
   */
  public Optional<String> header(String name) {
    Wanted leaf = plan.headers();
    if (leaf == null) {
      return select(Selection.allHeaders()).header(name);
    }
    if (!slots.isFilled(leaf.slot())) {
      return Optional.empty();
    }
    if (headers == null) {
      headers = new Headers(bytes, slots.start(leaf.slot()), slots.end(leaf.slot()));
    }
    return headers.first(name);
  }

  /**
   * Sets a reader on the value at a JSON Pointer, whatever it is; at its end if none is there. The
   * reader serves as long as the event does.
   *
   * @throws IllegalArgumentException if {@code pointer} is no JSON Pointer
   */
  public JsonReader at(String pointer, JsonReader reader) {
    List<Wanted> leaves = plan.field(pointer);
    if (leaves == null) {
      return select(Selection.field(pointer)).at(pointer, reader);
    }
    for (Wanted leaf : leaves) {
      if (slots.isFilled(leaf.slot())) {
        return reader.read(bytes, slots.start(leaf.slot()), slots.end(leaf.slot()));
      }
    }
    return reader.read(bytes, from, from);
  }

  /** The event's whole JSON text. */
  public String json() {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private SesEvent select(Selection selection) {
    return new SesEventReader(selection).readBare(bytes, from, to);
  }

  private Optional<String> scalar(int slot) {
    return switch (bytes[slots.start(slot)]) {
      case '"' -> slots.text(slot, bytes);
      case 't' -> Optional.of("true");
      case 'f' -> Optional.of("false");
      case '{', '[', 'n' -> Optional.empty();
      default -> JsonNumber.whole(bytes, slots.start(slot), slots.end(slot));
    };
  }
}
