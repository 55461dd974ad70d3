package io.sespartitioner.ses;

import io.sespartitioner.json.JsonReader;
import io.sespartitioner.json.JsonString;
import io.sespartitioner.json.MalformedJsonException;
import io.sespartitioner.json.Utf8;
import io.sespartitioner.ses.MalformedSesEventException.Fault;
import io.sespartitioner.ses.ReadingPlan.Wanted;
import java.util.List;
import java.util.Optional;

/**
 * Reads SES events from their JSON text: one pass that checks every byte and notes where the values
 * of a {@link Selection} stand.
 *
 * <p>JSON's own rules hold, as in jq: of duplicate members the last counts, order does not matter,
 * and what only looks like a tag, inside a text, is none. One reader serves one thread.
 *
 * <p>An object without {@code mail} that is the envelope of SNS or EventBridge is read as the event
 * inside, one envelope deep; if no object is inside, as an event without tags.
 */
public final class SesEventReader {
  private final JsonReader json;
  private final ReadingPlan plan;
  private final Slots slots;
  private byte[] bytes = {};
  private boolean hasMail;
  private Envelope envelope;

  /**
   * A reader that collects {@code selection}.
   *
   * @throws IllegalArgumentException if a field of the selection is no JSON Pointer
   */
  public SesEventReader(Selection selection) {
    this(selection, JsonReader.strict());
  }

  private SesEventReader(Selection selection, JsonReader json) {
    this.json = json;
    plan = new ReadingPlan(selection);
    slots = new Slots(plan.slots());
  }

  /** A reader for {@link #readText}: of texts of which nobody knows yet where they end. */
  public static SesEventReader ofTexts(Selection selection) {
    return new SesEventReader(selection, JsonReader.ofAnyBytes());
  }

  /** Whether the first {@code length} bytes are white space alone, as JSON knows it: no event. */
  public static boolean isBlank(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /**
   * Reads the event in the bytes {@code from} (inclusive) to {@code to} (exclusive). The event
   * looks into {@code bytes} when it is asked, so it is valid until they change or the next event
   * is read.
   *
   * @throws MalformedSesEventException if the bytes are not the UTF-8 text of one JSON object
   */
  public SesEvent read(byte[] bytes, int from, int to) {
    SesEvent event = readBare(bytes, from, to);
    return hasMail ? event : readInside(event, bytes, from, to);
  }

  /**
   * Reads the one JSON text that begins at {@code from}, whatever follows it.
   *
   * @return the reader, which stands behind it
   * @throws MalformedJsonException where no text goes on so
   */
  public JsonReader readText(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    hasMail = false;
    slots.clear();
    json.read(bytes, from, to).goTo(from);
    readValue(plan.root());
    return json;
  }

  /** Where the arrays and objects begin that are open where {@link #readText} broke off. */
  public int[] opened() {
    return json.opened();
  }

  /** Whether what was read last is an object with a member {@code mail}, as only events have it. */
  public boolean hasMail() {
    return hasMail;
  }

  /** The event that {@link #readText} read, if it is an object and UTF-8; valid as others are. */
  public Optional<SesEvent> event(int from) {
    if (bytes[from] != '{' || !json.isUtf8()) {
      return Optional.empty();
    }
    int to = json.offset();
    SesEvent event = new SesEvent(bytes, from, to, plan, slots);
    return Optional.of(hasMail ? event : readInside(event, bytes, from, to));
  }

  private SesEvent readInside(SesEvent event, byte[] bytes, int from, int to) {
    if (envelope == null) {
      envelope = new Envelope();
    }
    List<byte[]> contents = envelope.open(bytes, from, to);
    for (byte[] content : contents) {
      try {
        return readBare(content, 0, content.length);
      } catch (MalformedSesEventException e) {
        // No object is in there, so the envelope itself is the event.
      }
    }
    return contents.isEmpty() ? event : readBare(bytes, from, to);
  }

  /** Reads the object itself, even if it is an envelope. */
  SesEvent readBare(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    hasMail = false;
    slots.clear();
    Fault fault;
    try {
      json.read(bytes, from, to);
      fault = readDocument();
    } catch (MalformedJsonException e) {
      fault = e.tooDeep() ? Fault.TOO_DEEP : Fault.NOT_JSON;
    }
    if (fault != null) {
      throw new MalformedSesEventException(Utf8.isValid(bytes, from, to) ? fault : Fault.NOT_UTF8);
    }
    return new SesEvent(bytes, from, to, plan, slots);
  }

  private Fault readDocument() {
    if (json.peek() != '{') {
      json.skipValue();
      // Such as a line of a log, which begins with the digits of a date.
      return json.peek() == JsonReader.END ? Fault.NOT_AN_OBJECT : Fault.NOT_JSON;
    }
    readValue(plan.root());
    return json.peek() == JsonReader.END ? null : Fault.TRAILING_TEXT;
  }

  private void readValue(Wanted wanted) {
    int next = json.peek();
    int start = json.offset();
    if (next == '{' && wanted.hasMembers()) {
      readObject(wanted);
    } else if (next == '[' && wanted.hasElements()) {
      readArray(wanted);
    } else {
      json.skipValue();
    }
    if (wanted.isItself()) {
      slots.put(wanted.slot(), start, json.offset());
    }
  }

  private void readObject(Wanted wanted) {
    for (boolean more = json.enter('{', '}'); more; more = json.next('}')) {
      int start = json.skipString();
      Wanted member = member(wanted, start);
      json.colon();
      if (member == null) {
        json.skipValue();
      } else {
        hasMail |= member == plan.mail();
        slots.clear(member.slot(), member.slotsEnd());
        readValue(member);
      }
    }
  }

  private Wanted member(Wanted wanted, int nameStart) {
    int nameEnd = json.offset();
    if (json.lastHadEscapes()) {
      byte[] name = JsonString.decodeUtf8(bytes, nameStart, nameEnd);
      return wanted.member(name, 0, name.length);
    }
    return wanted.member(bytes, nameStart + 1, nameEnd - 1);
  }

  private void readArray(Wanted wanted) {
    int index = 0;
    for (boolean more = json.enter('[', ']'); more; more = json.next(']')) {
      Wanted element = wanted.element(index++);
      if (element == null) {
        json.skipValue();
      } else {
        readValue(element);
      }
    }
  }
}
