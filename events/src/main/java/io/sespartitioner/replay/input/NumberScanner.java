package io.sespartitioner.replay.input;

/** Follows one JSON number, byte by byte. */
final class NumberScanner {

  private enum At {
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

  /** Begins a number with this byte; false if no number begins so. */
  boolean begin(byte b) {
    at = b == '-' ? At.MINUS : b == '0' ? At.ZERO : At.INTEGER;
    return b == '-' || isDigit(b);
  }

  /** Takes the byte as the next of the number; false if it isn't a part of it. */
  boolean next(byte b) {
    At next = after(b);
    at = next == null ? at : next;
    return next != null;
  }

  /** Whether the number is complete as it stands. */
  boolean canEnd() {
    return at == At.ZERO || at == At.INTEGER || at == At.FRACTION || at == At.EXPONENT;
  }

  private At after(byte b) {
    return switch (at) {
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
