package io.sespartitioner.replay.input;

import io.sespartitioner.replay.input.CarriedEvents.LogPrefix;
import io.sespartitioner.replay.input.Pieces.FoundRecords;
import io.sespartitioner.replay.input.Pieces.NextPiece;
import io.sespartitioner.replay.input.RecordReader.RecordLimits;
import io.sespartitioner.replay.input.TextReader.TextSpan;
import java.io.IOException;

/**
 * Finds the records of one file.
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

  private final ByteWindow window;
  private final RecordLimits limits;
  private final TextReader texts;
  private final Pieces pieces;
  private final ExportReader exports;

  RecordSplitter(ByteWindow window, RecordLimits limits, FoundRecords found) {
    this.window = window;
    this.limits = limits;
    this.texts = new TextReader(window, limits);
    this.pieces = new Pieces(window, limits, found);
    this.exports = new ExportReader(window, limits, found);
  }

  /** Hands every record of the stream to the receiver, in order. */
  void split() throws IOException {
    skipByteOrderMark();
    // Only behind others: in a stream of lines, an array is a record that fails, as it would in the
    // delivery stream.
    while (skipBlankLines() && exports.takeArrayApart()) {
      splitRest();
    }
    splitLines(Long.MAX_VALUE);
  }

  /**
   * Hands the records of lines that begin in the first {@code end} bytes to the receiver, in order.
   *
   * @return whether a line ends there; if not, the last record goes beyond
   */
  boolean splitLines(long end) throws IOException {
    while (skipBlankLines() && window.position() < end) {
      splitLine();
      if (window.position() > end) {
        return false;
      }
    }
    return true;
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
    int prefix = LogPrefix.length(window, 0);
    NextPiece next = nextPiece(prefix);
    TextSpan first = texts.read(prefix);
    if (prefix > 0 && first.complete() && nextOnLine(first.to()) < 0) {
      window.release(prefix);
      first = texts.read(0);
    }
    if (takeExport(first)) {
      splitRest();
      return;
    }
    first = whole(first);
    int behind = first.complete() ? nextOnLine(first.to()) : -1;
    if (!first.complete()
        || (behind >= 0
            && !first.spansLines()
            && !first.oversize()
            && (prefix > 0 || !severalFrom(behind)))) {
      pieces.broken(first, next);
    } else {
      pieces.text(first);
      splitRest();
    }
  }

  private boolean takeExport(TextSpan text) throws IOException {
    return text.look() == TextLook.EXPORT && exports.takeApart();
  }

  /** The text at the mark to its end, if it was only kept for being an export, which it isn't. */
  private TextSpan whole(TextSpan text) throws IOException {
    return text.look() == TextLook.EXPORT && !text.complete() ? texts.readAnything() : text;
  }

  /** What ends the text that begins at the index, should it be broken. */
  private NextPiece nextPiece(int from) throws IOException {
    return opensText(from) ? this::beginsEvent : NextPiece.EVERY_LINE;
  }

  /** Whether the line holds a brace or bracket alone, as the first of a pretty-printed text. */
  private boolean opensText(int from) throws IOException {
    if (!window.has(from) || (window.at(from) != '{' && window.at(from) != '[')) {
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
    return window.has(line)
        && (window.at(line) == '{' || window.at(line) == '[' || LogPrefix.length(window, line) > 0);
  }

  /**
   * Whether a second text follows the first on its line, or begins there, so that the line is
   * several records. A line too long to be one record is several, too.
   */
  private boolean severalFrom(int next) throws IOException {
    TextSpan second = texts.read(next);
    return second.complete() || pieces.tooLong(second.to()) || opensText(next);
  }

  /** Takes what else is on a line of which at least one text has been taken. */
  private void splitRest() throws IOException {
    int next = nextOnLine(0);
    while (next >= 0) {
      window.release(next);
      NextPiece nextPiece = nextPiece(0);
      TextSpan text = texts.read(0);
      if (!takeExport(text)) {
        text = whole(text);
        if (!text.complete()) {
          pieces.broken(text, nextPiece);
          return;
        }
        pieces.text(text);
      }
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
