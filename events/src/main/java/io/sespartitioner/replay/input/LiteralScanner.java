package io.sespartitioner.replay.input;

/** Follows one of the words {@code true}, {@code false} and {@code null}, byte by byte. */
final class LiteralScanner {

  private String word = "";
  private int matched;

  /** Begins a word with this byte; false if none begins so. */
  boolean begin(byte b) {
    word =
        switch (b) {
          case 't' -> "true";
          case 'f' -> "false";
          case 'n' -> "null";
          default -> "";
        };
    matched = 1;
    return !word.isEmpty();
  }

  /** Takes the byte as the next of the word; false if it isn't. */
  boolean next(byte b) {
    return word.charAt(matched++) == b;
  }

  boolean complete() {
    return matched == word.length();
  }
}
