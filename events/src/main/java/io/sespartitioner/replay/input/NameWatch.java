package io.sespartitioner.replay.input;

/**
 * Watches member names for one name, byte by byte. Names written with escapes are not recognised.
 */
final class NameWatch {

  private static final int LOST = -1;

  private final String name;
  private int matched = LOST;

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
      matched = matched < name.length() && name.charAt(matched) == piece[i] ? matched + 1 : LOST;
    }
  }

  /** Whether the text that ends here is the name. */
  boolean found() {
    return matched == name.length();
  }
}
