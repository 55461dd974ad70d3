package io.sespartitioner.replay.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sespartitioner.json.JsonString;
import io.sespartitioner.replay.input.ByteWindow.Share;
import io.sespartitioner.replay.input.EventSearch.Carrier;
import io.sespartitioner.replay.input.EventSearch.Find;
import io.sespartitioner.replay.input.RecordSplitter.NextPiece;
import io.sespartitioner.replay.input.TextReader.Span;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Takes apart texts that hold many events, value by value, so that they may be of any length:
 * arrays of events, and objects with an array of {@link Carrier}s. In such an object, whatever else
 * looks like an event is taken, too, wherever it stands.
 */
final class ExportReader {

  /** Among so many elements one with an event is looked for. */
  private static final int LOOKED_AT = 16;

  private static final String ENDS_EARLY =
      "the array of events around it has no end; get the file again";

  private final ByteWindow window;
  private final FoundRecords found;
  private final TextReader texts;
  private final RecordSplitter splitter;
  private final Deque<Level> levels = new ArrayDeque<>();
  private Optional<Finds> finds = Optional.empty();

  ExportReader(ByteWindow window, FoundRecords found, TextReader texts, RecordSplitter splitter) {
    this.window = window;
    this.found = found;
    this.texts = texts;
    this.splitter = splitter;
  }

  private enum Kind {
    /** An object, of which events may be in any member. */
    MEMBERS,
    /** An array whose elements carry events. */
    CARRIERS,
    /** Any other array in such an object. */
    OTHERS,
    /** An array of events. */
    EVENTS
  }

  /** An object or array that is being taken apart. */
  private static final class Level {

    private final Kind kind;
    private final List<Carrier> carriers;
    private boolean begun;

    /** Whether an element broke off, so that what follows may stand behind the export. */
    private boolean brokenOff;

    Level(Kind kind, List<Carrier> carriers) {
      this.kind = kind;
      this.carriers = carriers;
    }
  }

  /** What was found in the value at the mark and isn't taken yet, from its start. */
  private static final class Finds {

    private final Iterator<Find> left;
    private final int length;
    private int taken;

    Finds(List<Find> finds, int length) {
      this.left = finds.iterator();
      this.length = length;
    }
  }

  /** Whether something is being taken apart. */
  boolean isOpen() {
    return !levels.isEmpty() || finds.isPresent();
  }

  /** Opens the array at the mark, if it is one of events; false if not, and then nothing is. */
  boolean openArray() throws IOException {
    int open = window.behindSpace(0);
    int first = window.behindSpace(open + 1);
    if (!window.is('[', open)
        || !(window.is('{', first) || (window.is('"', first) && window.is('{', first + 1)))) {
      return false;
    }
    enter(open, new Level(Kind.EVENTS, List.of()));
    return true;
  }

  /** Opens the object at the mark, if it is an export; false if not, and then nothing is. */
  boolean openObject() throws IOException {
    int open = window.behindSpace(0);
    if (!window.is('{', open)) {
      return false;
    }
    boolean isExport = false;
    int at = window.behindSpace(open + 1);
    while (at >= 0 && window.is('"', at)) {
      Span name = texts.readValue(at);
      if (!name.complete()) {
        break;
      }
      if (EventSearch.isEventName(text(name))) {
        return false;
      }
      int value = window.behindSpace(window.behindSpace(name.to()) + 1);
      isExport = isExport || !carriersAt(value, text(name)).isEmpty();
      Span other = texts.readValue(value);
      int comma = window.behindSpace(other.to());
      at = other.complete() && window.is(',', comma) ? window.behindSpace(comma + 1) : -1;
    }
    if (isExport) {
      enter(open, new Level(Kind.MEMBERS, List.of()));
    }
    return isExport;
  }

  private void enter(int open, Level level) {
    window.release(open + 1, Share.AROUND);
    levels.push(level);
  }

  /** What keeps events in the array at the index; none if it is no array, or they are elsewhere. */
  private List<Carrier> carriersAt(int index, String name) throws IOException {
    List<Carrier> carriers = window.is('[', index) ? Carrier.in(name) : List.of();
    int at = window.behindSpace(index + 1);
    for (int i = 0; i < LOOKED_AT && !carriers.isEmpty() && !window.is(']', at); i++) {
      Span element = texts.readValue(at);
      if (!element.complete()) {
        return List.of();
      }
      if (keep(carriers, element)) {
        return carriers;
      }
      int comma = window.behindSpace(element.to());
      if (!window.is(',', comma)) {
        return List.of();
      }
      at = window.behindSpace(comma + 1);
    }
    return window.is(']', window.behindSpace(index + 1)) ? carriers : List.of();
  }

  private boolean keep(List<Carrier> carriers, Span element) {
    int start = window.start();
    return Carrier.keepIn(window.array(), start + element.from(), start + element.to(), carriers);
  }

  /** Takes the next value, or what is found in it. */
  void step() throws IOException {
    if (finds.isPresent()) {
      take(finds.get());
      return;
    }
    Level level = levels.peek();
    int indent = releaseSpace();
    if (level.begun && window.is(',', 0)) {
      window.release(1, Share.AROUND);
      indent = releaseSpace();
    }
    level.begun = true;
    if (window.is(level.kind == Kind.MEMBERS ? '}' : ']', 0)) {
      window.release(1, Share.AROUND);
      levels.pop();
    } else if (!window.has(0)) {
      endsEarly();
    } else if (level.kind == Kind.MEMBERS) {
      member();
    } else {
      element(level, indent);
    }
  }

  private void endsEarly() {
    found.refused(ENDS_EARLY);
    levels.clear();
  }

  private void member() throws IOException {
    Span name = texts.readValue(0);
    int colon = window.behindSpace(name.to());
    int value = window.behindSpace(colon + 1);
    if (!window.is('"', 0) || !name.complete() || !window.is(':', colon)) {
      endsEarly();
    } else if (window.is('[', value)) {
      List<Carrier> carriers = carriersAt(value, text(name));
      enter(value, new Level(carriers.isEmpty() ? Kind.OTHERS : Kind.CARRIERS, carriers));
    } else {
      Span other = texts.readValue(value);
      if (other.complete()) {
        window.release(value, Share.AROUND);
        search(other.released(value), List.of());
      } else {
        endsEarly();
      }
    }
  }

  private void element(Level level, int indent) throws IOException {
    Span element = texts.readValue(0);
    if (!element.complete()) {
      level.brokenOff = true;
      splitter.takeBroken(nextElement(indent));
      if (!window.has(0)) {
        levels.clear();
      }
    } else if (level.kind == Kind.EVENTS || (level.brokenOff && !keep(level.carriers, element))) {
      event(element);
    } else if (!search(element, level.carriers) && level.kind == Kind.CARRIERS) {
      window.release(element.to(), found.refused("it has no " + level.carriers.get(0)));
    }
  }

  /** An element begins where the one before did on its line. */
  private NextPiece nextElement(int indent) {
    return line -> {
      int at = line;
      while (at < line + indent && (window.is(' ', at) || window.is('\t', at))) {
        at++;
      }
      return at == line + indent && window.is('{', at);
    };
  }

  /** An element of an array of events: an event, the text of one, or another export. */
  private void event(Span element) throws IOException {
    if (window.is('"', 0)) {
      int start = window.start();
      byte[] text = JsonString.decodeJson(window.array(), start, start + element.to());
      window.release(element.to(), take(text));
    } else if (texts.hasMail() || !openObject()) {
      splitter.take(texts.hasMail() ? element : texts.readValue(0));
    }
  }

  /** Looks for events in the value at the mark; false if none of many carriers has one. */
  private boolean search(Span value, List<Carrier> carriers) {
    int start = window.start();
    List<Find> all =
        EventSearch.in(window.array(), start + value.from(), start + value.to(), carriers);
    if (!all.isEmpty() || carriers.isEmpty()) {
      finds = Optional.of(new Finds(all, value.to()));
    }
    return !all.isEmpty();
  }

  private void take(Finds value) throws IOException {
    if (!value.left.hasNext()) {
      window.release(value.length - value.taken, Share.AROUND);
      finds = Optional.empty();
      return;
    }
    Find find = value.left.next();
    window.release(find.from() - value.taken, Share.AROUND);
    value.taken = find.to();
    if (find.carrier().isEmpty()) {
      splitter.take(texts.readValue(0));
      return;
    }
    int length = find.to() - find.from();
    int start = window.start();
    Carrier carrier = find.carrier().get();
    byte[] text = JsonString.decodeJson(window.array(), start, start + length);
    window.release(
        length,
        carrier.base64()
            ? found.payload(new String(text, ISO_8859_1), carrier.toString())
            : take(text));
  }

  /** Takes the text of an event. Whatever isn't JSON is one record, however many lines it has. */
  private Share take(byte[] message) throws IOException {
    byte[] text = new String(message, UTF_8).strip().getBytes(UTF_8);
    ByteWindow inside = new ByteWindow(text);
    int json = LogHead.length(inside, 0);
    if (inside.is('{', json) || inside.is('[', json)) {
      found.splitInside(text);
      return Share.RECORD;
    }
    return found.broken(text, 0, text.length);
  }

  /** Moves the mark to the next byte that isn't blank; tells how far that is from its line. */
  private int releaseSpace() throws IOException {
    int at = 0;
    int indent = 0;
    while (window.has(at) && WhiteSpace.is(window.at(at))) {
      indent = window.at(at) == '\n' ? 0 : indent + 1;
      at++;
    }
    window.release(at, Share.AROUND);
    return indent;
  }

  private String text(Span name) {
    int start = window.start();
    return JsonString.decode(window.array(), start + name.from(), start + name.to());
  }
}
