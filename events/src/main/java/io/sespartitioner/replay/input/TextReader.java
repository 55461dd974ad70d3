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
  private boolean spansLines;
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
    releasable = index == 0;
    at = index;
    firstLineFeed = -1;
    spansLines = false;
    released = 0;
    scanner.reset();
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

  /** Lets go of a text that is too long; false if that would take what stands before it along. */
  private boolean keepBounded() {
    int keep = spansLines ? limits.prettyBytes() : limits.recordBytes();
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
    return new TextSpan(complete, from, at, firstLineFeed, scanner.namesRawData(), released);
  }
}
