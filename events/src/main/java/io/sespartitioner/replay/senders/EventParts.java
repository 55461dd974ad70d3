package io.sespartitioner.replay.senders;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sespartitioner.json.JsonReader;
import io.sespartitioner.json.MalformedJsonException;
import io.sespartitioner.ses.MalformedSesEventException;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEventReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where in an event's JSON text those parts stand that facts are made of; found in one pass,
 * without objects. As everywhere, of duplicate members the last counts. One serves one thread,
 * event after event.
 */
final class EventParts {

  private static final int MAX_DIGITS = 16;

  /** A member of one of the event's objects. */
  enum Part {
    MESSAGE("mail", "messageId"),
    DESTINATION("mail", "destination"),
    TAGS("mail", "tags"),
    DELIVERED("delivery", "recipients"),
    MILLIS("delivery", "processingTimeMillis"),
    BOUNCED("bounce", "bouncedRecipients"),
    BOUNCE_TYPE("bounce", "bounceType"),
    BOUNCE_SUB_TYPE("bounce", "bounceSubType"),
    COMPLAINED("complaint", "complainedRecipients"),
    COMPLAINT_SUB_TYPE("complaint", "complaintSubType"),
    DELAYED("deliveryDelay", "delayedRecipients"),
    OPEN_BOT("open", "isBotEvent"),
    CLICK_BOT("click", "isBotEvent");

    private final String object;
    private final String member;

    Part(String object, String member) {
      this.object = object;
      this.member = member;
    }
  }

  /** An object of the event, and where those of its members stand that are wanted. */
  private record Group(String name, List<Place> members) {}

  /** Where a part's text stands; nowhere while it ends at 0. */
  private static final class Place {

    private final String member;
    private int start;
    private int end;

    private Place(String member) {
      this.member = member;
    }
  }

  private final SesEventReader events = new SesEventReader(Selection.none());
  private final JsonReader json = JsonReader.strict();
  private final JsonReader part = JsonReader.strict();
  private final Map<Part, Place> places = new EnumMap<>(Part.class);
  private final Place type = new Place("eventType");
  private final List<Group> groups = new ArrayList<>();
  private byte[] bytes = {};
  private boolean hasMail;

  EventParts() {
    Map<String, List<Place>> members = new LinkedHashMap<>();
    for (Part each : Part.values()) {
      Place place = new Place(each.member);
      places.put(each, place);
      members.computeIfAbsent(each.object, any -> new ArrayList<>()).add(place);
    }
    members.forEach((name, list) -> groups.add(new Group(name, list)));
  }

  /** Finds the parts of an event, or of that in an envelope; false if it is none. */
  boolean find(byte[] payload) {
    try {
      if (!findBare(payload)) {
        return false;
      }
      if (!hasMail) {
        byte[] inner = events.read(payload, 0, payload.length).json().getBytes(UTF_8);
        return findBare(inner);
      }
      return true;
    } catch (MalformedJsonException | MalformedSesEventException e) {
      // Another handler than ours may deliver what is no event.
      return false;
    }
  }

  private boolean findBare(byte[] event) {
    bytes = event;
    hasMail = false;
    type.end = 0;
    places.values().forEach(place -> place.end = 0);
    json.read(event, 0, event.length);
    if (json.peek() != '{') {
      return false;
    }
    for (boolean more = json.enter('{', '}'); more; more = json.next('}')) {
      json.skipString();
      if (json.lastStringIs(type.member)) {
        find(type);
      } else {
        findIn(group());
      }
    }
    return json.peek() == JsonReader.END;
  }

  private void find(Place place) {
    json.colon();
    json.peek();
    place.start = json.skipValue();
    place.end = json.offset();
  }

  private Optional<Group> group() {
    for (Group group : groups) {
      if (json.lastStringIs(group.name)) {
        hasMail |= group.name.equals(Part.MESSAGE.object);
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  private void findIn(Optional<Group> group) {
    json.colon();
    group.ifPresent(known -> known.members.forEach(place -> place.end = 0));
    if (group.isEmpty() || json.peek() != '{') {
      json.skipValue();
      return;
    }
    for (boolean more = json.enter('{', '}'); more; more = json.next('}')) {
      json.skipString();
      findMember(group.get());
    }
  }

  private void findMember(Group group) {
    for (Place place : group.members) {
      if (json.lastStringIs(place.member)) {
        find(place);
        return;
      }
    }
    json.colon();
    json.skipValue();
  }

  /** Whether there is a member {@code mail}, whatever it is. */
  boolean hasMail() {
    return hasMail;
  }

  /** The text of {@code eventType}; empty if it is none. */
  String type() {
    return text(read(type));
  }

  /** A reader of one part; at its end if it is not there. It serves until the next is asked for. */
  JsonReader read(Part wanted) {
    return read(places.get(wanted));
  }

  private JsonReader read(Place place) {
    return part.read(bytes, place.end == 0 ? 0 : place.start, place.end);
  }

  /** The text of a part; empty if it is none. */
  String text(Part wanted) {
    return text(read(wanted));
  }

  private static String text(JsonReader reader) {
    return reader.peek() == '"' ? reader.text() : "";
  }

  /** Whether a part is this text, in ASCII. */
  boolean is(Part wanted, String text) {
    JsonReader reader = read(wanted);
    if (reader.peek() != '"') {
      return false;
    }
    reader.skipString();
    return reader.lastStringIs(text);
  }

  /**
   * The digits of a whole number from 0 on; -1 if the part is none, or has over {@value
   * #MAX_DIGITS}.
   */
  long number(Part wanted) {
    Place place = places.get(wanted);
    if (place.end == 0 || place.end - place.start > MAX_DIGITS) {
      return -1;
    }
    long number = 0;
    for (int i = place.start; i < place.end; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return -1;
      }
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }
}
