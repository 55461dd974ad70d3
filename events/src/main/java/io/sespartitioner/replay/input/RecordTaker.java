package io.sespartitioner.replay.input;

import java.io.IOException;

/** Takes records off the window, and hands them on or refuses them for their length. */
final class RecordTaker {

  private final ByteWindow window;
  private final RecordLimits limits;
  private final FoundRecords found;

  RecordTaker(ByteWindow window, RecordLimits limits, FoundRecords found) {
    this.window = window;
    this.limits = limits;
    this.found = found;
  }

  /** Takes a complete text, and what stands before it. */
  void text(TextSpan text) throws IOException {
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

  /**
   * Takes everything from the mark to the end of the line as one record; of a text that was
   * pretty-printed, everything up to the next line that begins with a brace, where the next begins.
   */
  void broken(TextSpan text) throws IOException {
    int end = text.firstLineFeed() >= 0 ? text.firstLineFeed() : text.to();
    long released = text.released();
    while (window.has(end) && !endsAt(end, text.opensAlone())) {
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
      brokenUpTo(end);
    }
    window.release(end);
  }

  private boolean endsAt(int index, boolean pretty) throws IOException {
    if (window.at(index) != '\n') {
      return false;
    }
    return !pretty || (window.has(index + 1) && window.at(index + 1) == '{');
  }

  private void brokenUpTo(int lineEnd) throws IOException {
    int end = lineEnd;
    while (end > 0 && WhiteSpace.isLineBreak(window.at(end - 1))) {
      end--;
    }
    byte[] line = window.copy(0, end);
    byte[] logged = LogLine.message(line);
    if (logged.length > 0) {
      found.text(logged, false);
    } else {
      found.broken(line);
    }
  }

  /** Whether text of this length, with its newline, is too long for a record. */
  boolean tooLong(long bytes) {
    return bytes >= limits.recordBytes();
  }
}
