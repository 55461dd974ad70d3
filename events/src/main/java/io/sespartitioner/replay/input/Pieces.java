package io.sespartitioner.replay.input;

import io.sespartitioner.replay.input.RecordReader.RecordLimits;
import io.sespartitioner.replay.input.TextReader.TextSpan;
import java.io.IOException;

/** Hands what stands at the mark of a window to the receiver, and moves the mark behind it. */
final class Pieces {

  /** Tells whether a piece ends before a line. */
  interface NextPiece {

    /** Every line is a piece of its own. */
    NextPiece EVERY_LINE = line -> true;

    /** Whether another piece begins with the line at this index. */
    boolean beginsAt(int line) throws IOException;
  }

  private final ByteWindow window;
  private final RecordLimits limits;
  private final FoundRecords found;

  Pieces(ByteWindow window, RecordLimits limits, FoundRecords found) {
    this.window = window;
    this.limits = limits;
    this.found = found;
  }

  /** Takes a complete text, and what stands before it. */
  void text(TextSpan text) throws IOException {
    int length = text.spansLines() ? joinLines(text) : text.to() - text.from();
    if (text.oversize()) {
      found.tooLong(text.bytes());
    } else if (tooLong(length)) {
      found.tooLong(length);
    } else {
      found.text(window.copy(text.from(), text.from() + length), text.look());
    }
    window.release(text.to());
  }

  private int joinLines(TextSpan text) {
    int start = window.start();
    return WhiteSpace.joinLines(window.array(), start + text.from(), start + text.to());
  }

  /** Takes everything from the mark to where another piece begins as one record: a text broke. */
  void broken(TextSpan text, NextPiece next) throws IOException {
    int end = text.oversize() ? text.to() : 0;
    long released = text.released();
    boolean brokeAtNext = text.oversize() && next != NextPiece.EVERY_LINE && next.beginsAt(end);
    while (!brokeAtNext && window.has(end) && !(window.at(end) == '\n' && next.beginsAt(end + 1))) {
      end++;
      if (tooLong(end)) {
        window.release(end);
        released += end;
        end = 0;
      }
    }
    if (released > 0) {
      found.tooLong(released + end);
    } else {
      found.broken(window.copy(0, trimmed(end)));
    }
    window.release(end);
  }

  /** The length without the line breaks at the end, of which the last may be half taken. */
  private int trimmed(int end) {
    int trimmed = end > 0 && window.at(end - 1) == '\r' ? end - 1 : end;
    while (trimmed > 0 && window.at(trimmed - 1) == '\n') {
      trimmed -= trimmed > 1 && window.at(trimmed - 2) == '\r' ? 2 : 1;
    }
    return trimmed;
  }

  /** Whether text of this length, with its newline, is too long for a record. */
  boolean tooLong(int bytes) {
    return bytes >= limits.recordBytes();
  }

  /** Receives what is found in a stream, in its order. Each call is one record. */
  interface FoundRecords {

    /**
     * A complete JSON text, on one line, without white space around it.
     *
     * @param look what the names of its members make it look like
     */
    void text(byte[] json, TextLook look) throws IOException;

    /** Something that isn't complete JSON, without the line break behind it. */
    void broken(byte[] text) throws IOException;

    /** The payload of a record of Kinesis or Firehose, which is taken as it is. */
    void payload(byte[] bytes) throws IOException;

    /** Something longer than a record may be. */
    void tooLong(long bytes) throws IOException;

    /**
     * Something from which no record can be made.
     *
     * @param why what is wrong with it, as the end of a sentence
     */
    void unreadable(String why) throws IOException;
  }
}
