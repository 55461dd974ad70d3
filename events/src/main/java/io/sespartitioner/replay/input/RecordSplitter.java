package io.sespartitioner.replay.input;

import io.sespartitioner.replay.input.ByteWindow.Share;
import io.sespartitioner.replay.input.RecordReader.RecordLimits;
import io.sespartitioner.replay.input.TextReader.Span;
import io.sespartitioner.ses.SesEventReader;
import java.io.IOException;

/**
 * Finds the records of one text, step by step.
 *
 * <p>Each line is one record. Some things go beyond lines: a line that holds several complete texts
 * is that many records; an export is as many as it holds events; and a text may span lines. A line
 * that opens a text without closing it is taken for the first line of a text that spans lines if
 * the following lines do complete it. If they don't, a line with nothing but a brace is one record
 * with all that follows, up to where another event begins, for so do pretty-printed events begin
 * and end; any other is a broken line, a record of its own, and the next line gets the same chance.
 *
 * <p>Memory is bounded: what is longer than a record may be is counted and refused, not kept.
 */
final class RecordSplitter {

  /** Tells whether a piece that is broken ends before a line. */
  interface NextPiece {

    /** Every line is a piece of its own. */
    NextPiece EVERY_LINE = line -> true;

    /** Whether another piece begins with the line at this index. */
    boolean beginsAt(int line) throws IOException;
  }

  private final ByteWindow window;
  private final RecordLimits limits;
  private final FoundRecords found;
  private final TextReader texts;
  private final ExportReader exports;
  private final long end;
  private boolean arraysFirst;
  private boolean inLine;

  /** A splitter of a whole text. */
  RecordSplitter(
      ByteWindow window, RecordLimits limits, FoundRecords found, SesEventReader events) {
    this(window, limits, found, events, Long.MAX_VALUE);
  }

  /** A splitter of lines that begin in the first {@code end} bytes. */
  RecordSplitter(
      ByteWindow window, RecordLimits limits, FoundRecords found, SesEventReader events, long end) {
    this.window = window;
    this.limits = limits;
    this.found = found;
    this.texts = new TextReader(window, limits, events);
    this.exports = new ExportReader(window, found, texts, this);
    this.end = end;
    this.arraysFirst = end == Long.MAX_VALUE;
  }

  /** Does a bit of the work, in which a record may be found; false if there is nothing left. */
  boolean step() throws IOException {
    if (exports.isOpen()) {
      exports.step();
    } else if (inLine) {
      takeRest();
    } else if (!skipBlankLines()) {
      return false;
    } else if (!arraysFirst || !takeArray()) {
      takeLine();
    }
    return true;
  }

  /**
   * Opens an array of events, which are only behind others: in a stream of lines, an array is a
   * record that fails, as it would in the delivery stream.
   */
  private boolean takeArray() throws IOException {
    inLine = exports.openArray();
    arraysFirst = inLine || (window.is('[', 0) && window.is(']', window.behindSpace(1)));
    return inLine;
  }

  /** Puts the mark at the start of the next line that isn't blank; false if there is none. */
  private boolean skipBlankLines() throws IOException {
    if (arraysFirst && window.position() == 0 && hasByteOrderMark()) {
      window.release(3, Share.AROUND);
    }
    int at = 0;
    int blank = 0;
    while (window.position() + at < end && window.has(at)) {
      byte b = window.at(at);
      if (!WhiteSpace.is(b)) {
        window.release(blank, Share.AROUND);
        return true;
      }
      at++;
      blank = b == '\n' ? at : blank;
      if (at > limits.recordBytes()) {
        window.release(at, Share.AROUND);
        at = 0;
        blank = 0;
      }
    }
    window.release(at, Share.AROUND);
    return false;
  }

  private boolean hasByteOrderMark() throws IOException {
    return window.has(2)
        && window.at(0) == (byte) 0xEF
        && window.at(1) == (byte) 0xBB
        && window.at(2) == (byte) 0xBF;
  }

  /** Takes the line at the mark, or its first text and the further lines that this spans. */
  private void takeLine() throws IOException {
    int head = LogHead.length(window, 0);
    NextPiece next = nextPiece(head);
    Span first = texts.read(head);
    int behind = first.complete() ? nextOnLine(first.to()) : -1;
    if (head > 0 && first.complete() && behind < 0) {
      window.release(head, Share.AROUND);
      first = first.released(head);
      head = 0;
    }
    inLine = true;
    if (!texts.hasMail() && exports.openObject()) {
      return;
    }
    boolean alone = behind < 0 || first.spansLines();
    if (first.complete() && (alone || (head == 0 && severalFrom(behind)))) {
      take(again(first));
    } else {
      takeBroken(next);
      inLine = false;
    }
  }

  /** The same text, which must be the one that was read last. */
  private Span again(Span text) throws IOException {
    return texts.hasMail() && texts.isLast(text) ? text : texts.read(text.from());
  }

  /** Takes what else is on a line of which at least one text has been taken. */
  private void takeRest() throws IOException {
    int next = nextOnLine(0);
    if (next < 0) {
      inLine = false;
      return;
    }
    window.release(next, Share.AROUND);
    NextPiece nextPiece = nextPiece(0);
    Span text = texts.read(0);
    if (!texts.hasMail() && exports.openObject()) {
      return;
    }
    if (text.complete()) {
      take(again(text));
    } else {
      takeBroken(nextPiece);
      inLine = false;
    }
  }

  /** Takes a complete text, the one that was read last, and what stands before it. */
  void take(Span text) throws IOException {
    Share share = found.text(window, text, texts);
    window.release(text.from(), Share.AROUND);
    window.release(text.to() - text.from(), share);
  }

  /** Takes everything from the mark to where another piece begins as one record: a text broke. */
  void takeBroken(NextPiece next) throws IOException {
    int end = 0;
    long released = 0;
    while (window.has(end) && !(window.at(end) == '\n' && next.beginsAt(end + 1))) {
      end++;
      if (end >= limits.recordBytes()) {
        window.release(end, Share.REFUSED);
        released += end;
        end = 0;
      }
    }
    int length = released > 0 ? end : trimmed(end);
    int start = window.start();
    Share share =
        released > 0
            ? found.tooLong(released + end + 1)
            : found.broken(window.array(), start, start + length);
    window.release(length, share);
    window.release(end - length, Share.AROUND);
  }

  /** The length without the line breaks at the end, of which the last may be half taken. */
  private int trimmed(int end) {
    int trimmed = end > 0 && window.at(end - 1) == '\r' ? end - 1 : end;
    while (trimmed > 0 && window.at(trimmed - 1) == '\n') {
      trimmed -= trimmed > 1 && window.at(trimmed - 2) == '\r' ? 2 : 1;
    }
    return trimmed;
  }

  /** What ends the text that begins at the index, should it be broken. */
  private NextPiece nextPiece(int from) throws IOException {
    return opensText(from) ? this::beginsEvent : NextPiece.EVERY_LINE;
  }

  /** Whether the line holds a brace or bracket alone, as the first of a pretty-printed text. */
  private boolean opensText(int from) throws IOException {
    if (!window.is('{', from) && !window.is('[', from)) {
      return false;
    }
    int next = from + 1;
    while (window.has(next) && WhiteSpace.is(window.at(next))) {
      if (window.at(next) == '\n') {
        return true;
      }
      next++;
    }
    return false;
  }

  /** Whether the line begins as only the first line of an event does. */
  private boolean beginsEvent(int line) throws IOException {
    return window.is('{', line) || window.is('[', line) || LogHead.length(window, line) > 0;
  }

  /**
   * Whether a second text follows the first on its line, or begins there, so that the line is
   * several records. A line too long to be one record is several, too.
   */
  private boolean severalFrom(int next) throws IOException {
    Span second = texts.read(next);
    return second.complete() || second.to() >= limits.recordBytes() || opensText(next);
  }

  /** The index of the next byte on this line that isn't blank, or -1. */
  private int nextOnLine(int from) throws IOException {
    int at = from;
    while (window.has(at) && window.at(at) != '\n') {
      if (!WhiteSpace.is(window.at(at))) {
        return at;
      }
      at++;
    }
    return -1;
  }
}
