package io.sespartitioner.replay.input;

import io.sespartitioner.replay.input.JsonTextScanner.Stop;
import io.sespartitioner.replay.input.RecordReader.RecordLimits;
import java.io.IOException;

/**
 * Scans the window for one text, over lines if need be, and lets go of what can't be a record for
 * its length.
 */
final class TextReader {

  /** Open containers beyond this, over several lines, are no pretty-printed text. */
  private static final int MAX_DEPTH_OVER_LINES = 2_000;

  private final ByteWindow window;
  private final RecordLimits limits;
  private final JsonTextScanner scanner = new JsonTextScanner();
  private boolean value;
  private boolean releasable;
  private boolean exportKept;
  private int from;
  private int at;
  private int firstLineFeed;
  private boolean spansLines;
  private long released;

  TextReader(ByteWindow window, RecordLimits limits) {
    this.window = window;
    this.limits = limits;
  }

  /**
   * Scans from the index on. A text that begins after the mark isn't let go, and neither is one
   * that looks like an export: its scan ends, incomplete, where it gets too long.
   */
  TextSpan read(int index) throws IOException {
    return read(index, false, true);
  }

  /** Scans from the mark on, and lets go of whatever gets too long. */
  TextSpan readAnything() throws IOException {
    return read(0, false, false);
  }

  /**
   * Scans one value in an object or array, which may be longer than a record. One that begins after
   * the mark isn't let go.
   */
  TextSpan readValue(int index) throws IOException {
    return read(index, true, false);
  }

  private TextSpan read(int index, boolean isValue, boolean keepExport) throws IOException {
    value = isValue;
    releasable = index == 0;
    exportKept = keepExport;
    at = index;
    firstLineFeed = -1;
    spansLines = false;
    released = 0;
    scanner.reset(isValue);
    skipWhiteSpace();
    from = at;
    while (window.has(at)) {
      Stop stop = scan();
      if (stop == Stop.COMPLETE) {
        return span(true);
      }
      if (stop == Stop.BROKEN
          || (stop == Stop.LINE_FEED && !goOnAfterLineFeed())
          || !keepBounded()) {
        return span(false);
      }
    }
    return span(scanner.completeAtEndOfInput());
  }

  private void skipWhiteSpace() throws IOException {
    while (window.has(at) && WhiteSpace.is(window.at(at))) {
      at++;
    }
  }

  private Stop scan() {
    int start = window.start();
    Stop stop = scanner.scan(window.array(), start + at, start + window.length());
    at = scanner.position() - start;
    return stop;
  }

  private boolean goOnAfterLineFeed() {
    if (!spansLines && released == 0) {
      spansLines = true;
      firstLineFeed = at;
    }
    return spansLines && scanner.depth() <= MAX_DEPTH_OVER_LINES;
  }

  /** Lets go of a text that is too long, if that is wanted; false if it is to be kept. */
  private boolean keepBounded() {
    int keep = spansLines || value ? limits.prettyBytes() : limits.recordBytes();
    if (at - from <= keep && released == 0) {
      return true;
    }
    if (!releasable || (exportKept && scanner.look() == TextLook.EXPORT)) {
      return false;
    }
    released += at - from;
    window.release(at);
    from = 0;
    at = 0;
    firstLineFeed = -1;
    return true;
  }

  private TextSpan span(boolean complete) {
    return new TextSpan(complete, from, at, firstLineFeed, scanner.look(), released);
  }

  /**
   * Where a scan for one text ended, in indexes of the window.
   *
   * @param complete whether it is a whole text; else it broke, or the file ended
   * @param from where it begins
   * @param to where it ends; of an incomplete text, as far as the scan got
   * @param firstLineFeed the first line feed inside it, or -1
   * @param look what the names of its members make it look like
   * @param released how many of its bytes the window has let go because it was too long
   */
  record TextSpan(
      boolean complete, int from, int to, int firstLineFeed, TextLook look, long released) {

    boolean spansLines() {
      return firstLineFeed >= 0;
    }

    /** Whether it was too long to be kept. */
    boolean oversize() {
      return released > 0;
    }

    long bytes() {
      return released + to - from;
    }
  }
}
