package io.sespartitioner.replay.input;

import io.sespartitioner.replay.input.CarriedEvents.Carrier;
import io.sespartitioner.replay.input.Pieces.FoundRecords;
import io.sespartitioner.replay.input.Pieces.NextPiece;
import io.sespartitioner.replay.input.RecordReader.RecordLimits;
import io.sespartitioner.replay.input.TextReader.TextSpan;
import io.sespartitioner.replay.relay.Sink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Takes apart texts that hold many events, element by element, so that they may be of any length:
 * arrays of events, and objects with an array of {@link Carrier}s.
 */
final class ExportReader {

  /** Among so many elements one with an event is looked for. */
  private static final int LOOKED_AT = 16;

  private static final String ENDS_EARLY =
      "the array of events around it has no end; get the file again";

  private final ByteWindow window;
  private final FoundRecords found;
  private final TextReader texts;
  private final Pieces pieces;
  private final CarriedEvents events;

  /**
   * Whether an element of the array at hand broke off, so that what follows may stand behind it.
   */
  private boolean brokenOff;

  ExportReader(ByteWindow window, RecordLimits limits, FoundRecords found) {
    this.window = window;
    this.found = found;
    this.texts = new TextReader(window, limits);
    this.pieces = new Pieces(window, limits, found);
    this.events = new CarriedEvents(limits, found);
  }

  /** Takes the array at the mark, if it is one of events; false if not, and then nothing is. */
  boolean takeArrayApart() throws IOException {
    int open = behindSpace(0);
    int first = behindSpace(open + 1);
    if (!is('[', open) || !(is('{', first) || (is('"', first) && is('{', first + 1)))) {
      return false;
    }
    window.release(open + 1);
    takeElements(this::event);
    return true;
  }

  /** Takes the object at the mark, if it is an export; false if not, and then nothing is. */
  boolean takeApart() throws IOException {
    int at = is('{', behindSpace(0)) ? behindSpace(behindSpace(0) + 1) : -1;
    while (at >= 0 && is('"', at)) {
      TextSpan name = texts.readValue(at);
      int value = behindSpace(behindSpace(name.to()) + 1);
      List<Carrier> carriers = is('[', value) ? Carrier.in(text(name)) : List.of();
      if (!carriers.isEmpty() && areCarried(carriers, behindSpace(value + 1))) {
        window.release(value + 1);
        if (takeElements(element -> carried(element, carriers))) {
          takeMembers();
        }
        return true;
      }
      TextSpan other = texts.readValue(value);
      int comma = behindSpace(other.to());
      at = other.complete() && is(',', comma) ? behindSpace(comma + 1) : -1;
    }
    return false;
  }

  /** Whether one of the first elements, if there is any, has an event where a carrier keeps it. */
  private boolean areCarried(List<Carrier> carriers, int first) throws IOException {
    int at = first;
    for (int i = 0; i < LOOKED_AT && !is(']', at); i++) {
      TextSpan element = texts.readValue(at);
      if (!element.complete()) {
        return false;
      }
      if (isCarried(element, carriers)) {
        return true;
      }
      int comma = behindSpace(element.to());
      if (!is(',', comma)) {
        return false;
      }
      at = behindSpace(comma + 1);
    }
    return is(']', first);
  }

  private boolean isCarried(TextSpan element, List<Carrier> carriers) {
    return CarriedEvents.isCarried(window.copy(element.from(), element.to()), carriers);
  }

  /** Takes elements from the mark on to behind the end of their array; false if it has none. */
  private boolean takeElements(Sink<TextSpan> taker) throws IOException {
    boolean around = brokenOff;
    brokenOff = false;
    try {
      return takeElementsOfOne(taker);
    } finally {
      brokenOff = around;
    }
  }

  private boolean takeElementsOfOne(Sink<TextSpan> taker) throws IOException {
    while (true) {
      int indent = releaseSpace();
      if (is(']', 0)) {
        window.release(1);
        return true;
      }
      if (!window.has(0)) {
        found.unreadable(ENDS_EARLY);
        return false;
      }
      TextSpan element = texts.readValue(0);
      if (element.complete()) {
        taker.accept(element);
        releaseSpace();
        window.release(is(',', 0) ? 1 : 0);
      } else {
        brokenOff = true;
        pieces.broken(element, nextElement(indent));
        if (!window.has(0)) {
          return false;
        }
      }
    }
  }

  /** An element begins where the one before did on its line. */
  private NextPiece nextElement(int indent) {
    return line -> {
      int at = line;
      while (at < line + indent && (is(' ', at) || is('\t', at))) {
        at++;
      }
      return at == line + indent && is('{', at);
    };
  }

  /** An element of an array of events: an event, the text of one, or another export. */
  private void event(TextSpan element) throws IOException {
    if (is('"', element.from())) {
      events.quoted(window.copy(element.from(), element.to()));
      window.release(element.to());
    } else if (element.look() != TextLook.EXPORT || !takeApart()) {
      pieces.text(element);
    }
  }

  private void carried(TextSpan element, List<Carrier> carriers) throws IOException {
    if (element.oversize()) {
      pieces.text(element);
      return;
    }
    if (brokenOff && !isCarried(element, carriers)) {
      event(element);
      return;
    }
    events.carried(window.copy(element.from(), element.to()), carriers);
    window.release(element.to());
  }

  /**
   * Takes further arrays of events that follow the first in its object, and lets go of all else to
   * the object's end.
   */
  private void takeMembers() throws IOException {
    releaseSpace();
    while (is(',', 0)) {
      window.release(1);
      releaseSpace();
      TextSpan name = texts.readValue(0);
      List<Carrier> carriers = is('"', 0) ? Carrier.in(text(name)) : List.of();
      window.release(name.to());
      releaseSpace();
      window.release(is(':', 0) ? 1 : 0);
      releaseSpace();
      if (is('[', 0) && !carriers.isEmpty() && areCarried(carriers, behindSpace(1))) {
        window.release(1);
        if (!takeElements(element -> carried(element, carriers))) {
          return;
        }
      } else {
        TextSpan value = texts.readValue(0);
        window.release(value.complete() ? value.to() : 0);
      }
      releaseSpace();
    }
    if (is('}', 0)) {
      window.release(1);
    } else {
      found.unreadable(ENDS_EARLY);
    }
  }

  /** Moves the mark to the next byte that isn't blank; tells how far that is from its line. */
  private int releaseSpace() throws IOException {
    int at = 0;
    int indent = 0;
    while (window.has(at) && WhiteSpace.is(window.at(at))) {
      indent = window.at(at) == '\n' ? 0 : indent + 1;
      at++;
    }
    window.release(at);
    return indent;
  }

  private int behindSpace(int index) throws IOException {
    int at = index;
    while (window.has(at) && WhiteSpace.is(window.at(at))) {
      at++;
    }
    return at;
  }

  private boolean is(char c, int index) throws IOException {
    return window.has(index) && window.at(index) == c;
  }

  private String text(TextSpan name) {
    return new String(
        window.copy(name.from() + 1, Math.max(name.from() + 1, name.to() - 1)),
        StandardCharsets.ISO_8859_1);
  }
}
