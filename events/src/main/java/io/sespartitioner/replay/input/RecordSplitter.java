package io.sespartitioner.replay.input;

import java.io.IOException;
import java.io.InputStream;

/**
 * Finds the records of one file.
 *
 * <p>Each line is one record. Two things go beyond lines: a line that holds several complete texts
 * is that many records, and a text may span lines. A line that opens a text without closing it is
 * taken for the first line of a text that spans lines only if the following lines do complete it;
 * else it is a broken line, a record of its own, and the next line gets the same chance. A text
 * whose first line is a brace alone is pretty-printed: if it breaks, it is one broken record up to
 * where the next one begins. What tools export of many events at once is taken apart by {@link
 * ExportReader}.
 *
 * <p>Memory is bounded: what is longer than a record may be is counted and refused, not kept.
 */
final class RecordSplitter {

  private final ByteWindow window;
  private final RecordLimits limits;
  private final TextReader texts;
  private final RecordTaker records;
  private final ExportReader exports;

  RecordSplitter(InputStream in, RecordLimits limits, FoundRecords found) {
    this.window = new ByteWindow(in);
    this.limits = limits;
    this.texts = new TextReader(window, limits);
    this.records = new RecordTaker(window, limits, found);
    this.exports = new ExportReader(window, texts, records, limits, found);
  }

  /** Hands every record of the stream to the receiver, in order. */
  void split() throws IOException {
    skipByteOrderMark();
    while (skipBlankLines()) {
      if (!exports.take()) {
        splitLine();
      }
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
      records.broken(first);
      return;
    }
    int next = nextOnLine(first.to());
    if (next >= 0 && !first.spansLines() && !first.oversize() && !severalFrom(next)) {
      records.broken(first);
    } else {
      records.text(first);
      splitRest();
    }
  }

  /**
   * Whether a second text follows the first on its line, so that the line is several records. A
   * line too long to be one record is several, too.
   */
  private boolean severalFrom(int next) throws IOException {
    TextSpan second = texts.read(next);
    return second.complete() || records.tooLong(second.to());
  }

  /** Takes what else is on a line of which at least one text has been taken. */
  private void splitRest() throws IOException {
    int next = nextOnLine(0);
    while (next >= 0) {
      window.release(next);
      TextSpan text = texts.read(0);
      if (!text.complete()) {
        records.broken(text);
        return;
      }
      records.text(text);
      next = nextOnLine(0);
    }
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
