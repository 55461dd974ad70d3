package io.sespartitioner.replay.input;

/**
 * Follows one JSON number or one of the words {@code true}, {@code false} and {@code null}, byte by
 * byte.
 */
final class ScalarScanner {

  private enum At {
    WORD,
    MINUS,
    ZERO,
    INTEGER,
    POINT,
    FRACTION,
    E,
    SIGN,
    EXPONENT
  }

  private At at = At.ZERO;
  private String word = "";
  private int matched;

  /** Begins a number or a word with this byte; false if none begins so. */
  boolean begin(byte b) {
    word = b == 't' ? "true" : b == 'f' ? "false" : b == 'n' ? "null" : "";
    matched = 1;
    at = !word.isEmpty() ? At.WORD : b == '-' ? At.MINUS : b == '0' ? At.ZERO : At.INTEGER;
    return at != At.INTEGER || isDigit(b);
  }

  /** Takes the byte as the next; false if it isn't a part of it. */
  boolean next(byte b) {
    if (at == At.WORD) {
      return matched < word.length() && word.charAt(matched++) == b;
    }
    At next = after(b);
    at = next == null ? at : next;
    return next != null;
  }

  /** Whether it ends here, whatever follows: a word does at its last letter, a number never. */
  boolean ends() {
    return at == At.WORD && matched == word.length();
  }

  /** Whether it is a number that is complete as it stands. */
  boolean canEnd() {
    return at == At.ZERO || at == At.INTEGER || at == At.FRACTION || at == At.EXPONENT;
  }

  private At after(byte b) {
    return switch (at) {
      case WORD -> null;
      case MINUS -> b == '0' ? At.ZERO : isDigit(b) ? At.INTEGER : null;
      case ZERO -> pointOrE(b);
      case INTEGER -> isDigit(b) ? At.INTEGER : pointOrE(b);
      case POINT -> isDigit(b) ? At.FRACTION : null;
      case FRACTION -> isDigit(b) ? At.FRACTION : isE(b) ? At.E : null;
      case E -> b == '+' || b == '-' ? At.SIGN : isDigit(b) ? At.EXPONENT : null;
      case SIGN, EXPONENT -> isDigit(b) ? At.EXPONENT : null;
    };
  }

  private static At pointOrE(byte b) {
    return b == '.' ? At.POINT : isE(b) ? At.E : null;
  }

  private static boolean isE(byte b) {
    return b == 'e' || b == 'E';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
