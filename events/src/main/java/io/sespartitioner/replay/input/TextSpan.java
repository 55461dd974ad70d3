package io.sespartitioner.replay.input;

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
