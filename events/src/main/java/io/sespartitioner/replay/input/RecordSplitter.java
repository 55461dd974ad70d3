package io.sespartitioner.replay.input;

import java.io.IOException;
import java.io.InputStream;

/**
 * Finds the records of one file.
 *
 * <p>Each line is one record. Two things go beyond lines: a line that holds several complete texts
 * is that many records, and a text may span lines. A line that opens a text without closing it is
 * taken for the first line of a text that spans lines only if the following lines do complete it;
 * else it is a broken line, a record of its own, and the next line gets the same chance.
 *
 * <p>Memory is bounded: what is longer than a record may be is counted and refused, not kept.
 */
final class RecordSplitter {

  private final ByteWindow window;
  private final RecordLimits limits;
  private final FoundRecords found;
  private final TextReader texts;

  RecordSplitter(InputStream in, RecordLimits limits, FoundRecords found) {
    this.window = new ByteWindow(in);
    this.limits = limits;
    this.found = found;
    this.texts = new TextReader(window, limits);
  }

  /** Hands every record of the stream to the receiver, in order. */
  void split() throws IOException {
    skipByteOrderMark();
    while (skipBlankLines()) {
      splitLine();
    }
  }

  private void skipByteOrderMark() throws IOException {
    if (window.has(2)
        && window.at(0) == (byte) 0xEF
        && window.at(1) == (byte) 0xBB
        && window.at(2) == (byte) 0xBF) {
      window.release(3);
    }
  }

  /** Puts the mark at the start of the next line that isn't blank; false if there is none. */
  private boolean skipBlankLines() throws IOException {
    int at = 0;
    while (window.has(at)) {
      byte b = window.at(at);
      if (!WhiteSpace.is(b)) {
        return true;
      }
      at++;
      if (b == '\n' || at > limits.recordBytes()) {
        window.release(at);
        at = 0;
      }
    }
    return false;
  }

  /** Takes the line at the mark, and the further lines that its last text spans. */
  private void splitLine() throws IOException {
    TextSpan first = texts.read(0);
    if (!first.complete()) {
      brokenLine(first);
      return;
    }
    int next = nextOnLine(first.to());
    if (next >= 0 && !first.spansLines() && !first.oversize() && !severalFrom(next)) {
      brokenLine(first);
    } else {
      emit(first);
      splitRest();
    }
  }

  /**
   * Whether a second text follows the first on its line, so that the line is several records. A
   * line too long to be one record is several, too.
   */
  private boolean severalFrom(int next) throws IOException {
    TextSpan second = texts.read(next);
    return second.complete() || tooLong(second.to());
  }

  /** Takes what else is on a line of which at least one text has been taken. */
  private void splitRest() throws IOException {
    int next = nextOnLine(0);
    while (next >= 0) {
      window.release(next);
      TextSpan text = texts.read(0);
      if (!text.complete()) {
        brokenLine(text);
        return;
      }
      emit(text);
      next = nextOnLine(0);
    }
  }

  private void emit(TextSpan text) throws IOException {
    int length = text.spansLines() ? joinLines(text) : text.to() - text.from();
    if (text.oversize()) {
      found.refused(text.bytes());
    } else if (tooLong(length)) {
      found.refused(length);
    } else {
      found.text(window.copy(text.from(), text.from() + length), text.namesRawData());
    }
    window.release(text.to());
  }

  private int joinLines(TextSpan text) {
    int start = window.start();
    return WhiteSpace.joinLines(window.array(), start + text.from(), start + text.to());
  }

  /** Takes everything from the mark to the end of the line as one record. */
  private void brokenLine(TextSpan text) throws IOException {
    int end = text.firstLineFeed() >= 0 ? text.firstLineFeed() : text.to();
    long released = text.released();
    while (window.has(end) && window.at(end) != '\n') {
      end++;
      if (tooLong(end)) {
        window.release(end);
        released += end;
        end = 0;
      }
    }
    if (released > 0 || tooLong(end)) {
      found.refused(released + end);
    } else {
      boolean carriageReturn = end > 0 && window.at(end - 1) == '\r';
      found.broken(window.copy(0, carriageReturn ? end - 1 : end));
    }
    window.release(end);
  }

  /** Whether text of this length, with its newline, is too long for a record. */
  private boolean tooLong(int bytes) {
    return bytes >= limits.recordBytes();
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
