package io.sespartitioner.replay.report;

import java.util.Optional;

/**
 * How much the text report shows, and how wide.
 *
 * @param senders how many senders its table has; 0 for no table
 * @param depth how many levels of folders its tree has; if empty, as many as fit on a few screens
 * @param columns where the lines of sentences are broken
 */
public record TextShape(int senders, Optional<Integer> depth, int columns) {

  /** How many senders the table has unless somebody wants more. */
  public static final int MOST_SENDERS = 10;

  /** All that fits, and sentences in one line. */
  public static final TextShape STANDARD =
      new TextShape(MOST_SENDERS, Optional.empty(), Integer.MAX_VALUE);

  /** The text behind its start, broken at blanks; what follows is as far indented. */
  String wrap(String start, String text) {
    StringBuilder wrapped = new StringBuilder(start);
    int column = start.length();
    for (String word : text.split(" ", -1)) {
      boolean first = column == start.length();
      if (!first && column + 1 + word.length() > columns) {
        wrapped.append('\n').append(" ".repeat(start.length()));
        column = start.length();
      } else if (!first) {
        wrapped.append(' ');
        column++;
      }
      wrapped.append(word);
      column += word.length();
    }
    return wrapped.toString();
  }
}
