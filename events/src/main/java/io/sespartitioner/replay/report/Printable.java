package io.sespartitioner.replay.report;

import io.sespartitioner.json.JsonText;

/**
 * Makes text fit to be shown: values may come from any handler, or from JQ, and hold anything, such
 * as codes that command a terminal or turn the direction of the text around them.
 */
public final class Printable {

  private static final int MAX_CHARS = 600;

  private Printable() {}

  /** The text with {@code ?} for what has no shape of its own, cut if it is very long. */
  public static String text(String text) {
    String cut = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) + "..." : text;
    return printable(cut, "");
  }

  /** The same for text of several lines, of any length. */
  public static String lines(String text) {
    return printable(text, "\n\t");
  }

  private static String printable(String text, String kept) {
    return text.codePoints()
        .map(
            codePoint ->
                JsonText.hasShape(codePoint) || kept.indexOf(codePoint) >= 0 ? codePoint : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
