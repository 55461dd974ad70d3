package io.sespartitioner.replay.report;

/**
 * Makes text fit for a terminal: values may come from any handler, or from JQ, and hold anything.
 */
final class Printable {

  private static final int MAX_CHARS = 600;

  private Printable() {}

  /** The text with {@code ?} for control characters, cut if it is very long. */
  static String text(String text) {
    String cut = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) + "..." : text;
    return cut.replaceAll("\\p{Cntrl}", "?");
  }
}
