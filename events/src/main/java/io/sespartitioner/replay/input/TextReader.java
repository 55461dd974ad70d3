package io.sespartitioner.replay.input;

import io.sespartitioner.replay.input.JsonTextScanner.Stop;
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
  private boolean releasable;
  private int from;
  private int at;
  private int firstLineFeed;
  private boolean isElement;
  private boolean spansLines;
  private boolean opensAlone;
  private long released;

  TextReader(ByteWindow window, RecordLimits limits) {
    this.window = window;
    this.limits = limits;
  }

  /**
   * Scans from the index on. A text that begins after the mark isn't let go: its scan ends,
   * incomplete, where it gets too long.
   */
  TextSpan read(int index) throws IOException {
    return read(index, false);
  }

  /**
   * Scans an element of an export, for which it makes no difference where lines break. A text in it
   * may be an event with all its quotes escaped, so it may be longer than a record.
   */
  TextSpan readElement(int index) throws IOException {
    return read(index, true);
  }

  private TextSpan read(int index, boolean isElement) throws IOException {
    this.isElement = isElement;
    releasable = index == 0;
    firstLineFeed = -1;
    spansLines = false;
    opensAlone = false;
    released = 0;
    scanner.reset();
    at = skipWhiteSpace(index);
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

  /** The index of the next byte from {@code index} on that is no white space, or of the end. */
  int skipWhiteSpace(int index) throws IOException {
    int next = index;
    while (window.has(next) && WhiteSpace.is(window.at(next))) {
      next++;
    }
    return next;
  }

  private Stop scan() {
    int start = window.start();
    Stop stop = scanner.scan(window.array(), start + at, start + window.length());
    at = scanner.position() - start;
    return stop;
  }

  private boolean goOnAfterLineFeed() throws IOException {
    if (!spansLines && released == 0) {
      spansLines = true;
      firstLineFeed = at;
      opensAlone = window.at(from) == '{' && skipWhiteSpace(from + 1) > at;
    }
    return (spansLines || isElement) && scanner.depth() <= MAX_DEPTH_OVER_LINES;
  }

  /** Lets go of a text that is too long; false if that would take what stands before it along. */
  private boolean keepBounded() {
    int keep = spansLines || isElement ? limits.prettyBytes() : limits.recordBytes();
    if (at - from <= keep && released == 0) {
      return true;
    }
    if (!releasable) {
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
    return new TextSpan(
        complete, from, at, firstLineFeed, opensAlone, scanner.namesRawData(), released);
  }
}
