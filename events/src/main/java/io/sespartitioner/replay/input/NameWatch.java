package io.sespartitioner.replay.input;

/**
 * Watches member names for one name, byte by byte, ASCII letters in any case. Names written with
 * escapes are not recognised.
 */
final class NameWatch {

  private static final int LOST = -1;

  private final String name;
  private int matched = LOST;

  /** A watch for a name, given in lower case. */
  NameWatch(String name) {
    this.name = name;
  }

  /** A name begins that counts. */
  void begin() {
    matched = 0;
  }

  /** A text begins that doesn't count, or can't be the name. */
  void lose() {
    matched = LOST;
  }

  /** Takes the next bytes of the text. */
  void next(byte[] piece, int from, int to) {
    for (int i = from; i < to && matched != LOST; i++) {
      boolean same = matched < name.length() && name.charAt(matched) == lowercase(piece[i]);
      matched = same ? matched + 1 : LOST;
    }
  }

  private static int lowercase(byte b) {
    return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
  }

  /** Whether the text that ends here is the name. */
  boolean found() {
    return matched == name.length();
  }
}
