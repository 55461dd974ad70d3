package io.sespartitioner.replay.input;

import io.sespartitioner.json.JsonReader;
import io.sespartitioner.json.MalformedJsonException;
import io.sespartitioner.replay.input.RecordReader.RecordLimits;
import io.sespartitioner.ses.SesEvent;
import io.sespartitioner.ses.SesEventReader;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads the window for one text, over lines if need be, by the function's reader. Where it runs out
 * of bytes, it reads as much again and starts anew, so a byte is looked at twice at most.
 *
 * <p>Of a text that breaks off it keeps in mind where the arrays and objects began that were open
 * there. None of them has an end, so whoever asks for one again is told so at once.
 */
final class TextReader {

  /** An error so near to the end may only be that a word or an escape goes on behind it. */
  private static final int LONGEST_TOKEN = 6;

  private static final int NONE = -1;

  private final ByteWindow window;
  private final RecordLimits limits;
  private final SesEventReader events;
  private final TreeSet<Long> endless = new TreeSet<>();
  private int eventFrom = NONE;

  TextReader(ByteWindow window, RecordLimits limits, SesEventReader events) {
    this.window = window;
    this.limits = limits;
    this.events = events;
  }

  /** Reads one text from the index on. */
  Span read(int index) throws IOException {
    return read(index, false);
  }

  /** Reads one value in an object or array, so that a number may end there without white space. */
  Span readValue(int index) throws IOException {
    return read(index, true);
  }

  private Span read(int index, boolean isValue) throws IOException {
    int from = window.behindSpace(index);
    eventFrom = NONE;
    if (!window.has(from) || endless.contains(window.position() + from)) {
      return new Span(false, from, from, false);
    }
    while (true) {
      int length = window.length();
      try {
        Span text = readOnce(from);
        boolean ends = isValue || !isNumber(from) || WhiteSpace.isAt(window, text.to());
        if (ends || text.to() < length || !grow(from)) {
          return ends || text.to() == length ? text : text.incomplete();
        }
      } catch (MalformedJsonException e) {
        int at = e.offset() - window.start();
        if (e.tooDeep() || at < length - LONGEST_TOKEN || !grow(from)) {
          remember(at, e.tooDeep() ? JsonReader.MAX_DEPTH / 2 : 0);
          return new Span(false, from, at, false);
        }
      }
    }
  }

  private Span readOnce(int from) {
    int start = window.start();
    eventFrom = start + from;
    JsonReader json = events.readText(window.array(), eventFrom, start + window.length());
    return new Span(true, from, json.offset() - start, json.spansLines());
  }

  private boolean isNumber(int from) {
    return "-0123456789".indexOf(window.at(from)) >= 0;
  }

  /** Reads on, as much again, so that what is looked at again stays little. */
  private boolean grow(int from) throws IOException {
    int length = window.length();
    if (length - from > limits.prettyBytes()) {
      return false;
    }
    boolean more = window.more();
    while (more && window.length() - from < 2 * (length - from) && window.more()) {
      // Until there is twice as much.
    }
    return more;
  }

  /**
   * Where only the depth or the length was too much, what began late may have an end all the same:
   * it is read again, which costs as much once more.
   */
  private void remember(int at, int levels) {
    int[] opened = events.opened();
    int start = window.start();
    boolean tooLong = at - (opened.length == 0 ? at : opened[0] - start) > limits.prettyBytes();
    endless.headSet(window.position()).clear();
    for (int i = 0; i < opened.length - levels; i++) {
      int index = opened[i] - start;
      if (!tooLong || at - index > limits.prettyBytes() / 2) {
        endless.add(window.position() + index);
      }
    }
  }

  /** Whether this is the text that was read last. */
  boolean isLast(Span text) {
    return eventFrom == window.start() + text.from();
  }

  /** Whether the text read last has a member {@code mail}, as only events have it. */
  boolean hasMail() {
    return eventFrom != NONE && events.hasMail();
  }

  /** The text read last, if it is an event; valid until the next is read. */
  Optional<SesEvent> event() {
    return events.event(eventFrom);
  }

  /**
   * Where a text stands, in indexes of the window.
   *
   * @param complete whether it is a whole text; else it broke, or the file ended
   * @param from where it begins
   * @param to where it ends; of an incomplete text, as far as it is one
   * @param spansLines whether there is a line feed between its tokens
   */
  record Span(boolean complete, int from, int to, boolean spansLines) {

    Span incomplete() {
      return new Span(false, from, to, spansLines);
    }

    /** The same when so many bytes before it are released. */
    Span released(int count) {
      return new Span(complete, from - count, to - count, spansLines);
    }
  }
}
