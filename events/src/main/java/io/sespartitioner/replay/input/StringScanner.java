package io.sespartitioner.replay.input;

/**
 * Follows one JSON string from its first character to its closing quote. Bytes may come in pieces.
 * Keeps a string that is a short name.
 */
final class StringScanner {

  /** How a string stands when a scan ends. */
  enum State {
    /** The piece is used up and the string still open. */
    OPEN,
    /** The position is at the closing quote. */
    CLOSED,
    /** The byte at the position can't stand in a string. */
    BROKEN
  }

  private enum At {
    TEXT,
    ESCAPE,
    UNICODE_ESCAPE
  }

  private static final int NOT_KEPT = -1;

  private final byte[] name = new byte[TextLook.MAX_NAME_BYTES];
  private int nameBytes = NOT_KEPT;
  private At at = At.TEXT;
  private int hexDigitsLeft;
  private int position;

  /**
   * Begins a string.
   *
   * @param kept whether it is a name that may tell something
   */
  void begin(boolean kept) {
    at = At.TEXT;
    nameBytes = kept ? 0 : NOT_KEPT;
  }

  /** Where the last scan ended, as an index of its piece. */
  int position() {
    return position;
  }

  /** What the string that was closed tells as a name. */
  int sign() {
    return nameBytes == NOT_KEPT ? 0 : TextLook.sign(name, nameBytes);
  }

  /** Follows the string through {@code piece} from {@code from} up to {@code to}. */
  State scan(byte[] piece, int from, int to) {
    position = from;
    while (position < to) {
      State state = at == At.TEXT ? text(piece, to) : escape(piece[position]);
      if (state != State.OPEN) {
        return state;
      }
    }
    return State.OPEN;
  }

  private State text(byte[] piece, int to) {
    int end = position;
    while (end < to && isPlain(piece[end])) {
      end++;
    }
    if (nameBytes != NOT_KEPT) {
      keep(piece, end);
    }
    position = end;
    return end < to ? special(piece[end]) : State.OPEN;
  }

  private void keep(byte[] piece, int end) {
    int length = end - position;
    if (nameBytes + length > name.length) {
      nameBytes = NOT_KEPT;
    } else {
      System.arraycopy(piece, position, name, nameBytes, length);
      nameBytes += length;
    }
  }

  private static boolean isPlain(byte b) {
    return b != '"' && b != '\\' && (b >= ' ' || b < 0);
  }

  private State special(byte b) {
    if (b == '"') {
      return State.CLOSED;
    }
    if (b != '\\') {
      return State.BROKEN;
    }
    nameBytes = NOT_KEPT;
    return advance(At.ESCAPE);
  }

  private State escape(byte b) {
    if (at == At.UNICODE_ESCAPE) {
      return hexDigit(b);
    }
    if (b == 'u') {
      hexDigitsLeft = 4;
      return advance(At.UNICODE_ESCAPE);
    }
    return "\"\\/bfnrt".indexOf(b) >= 0 ? advance(At.TEXT) : State.BROKEN;
  }

  private State hexDigit(byte b) {
    if (Character.digit(b, 16) < 0) {
      return State.BROKEN;
    }
    hexDigitsLeft--;
    return advance(hexDigitsLeft == 0 ? At.TEXT : At.UNICODE_ESCAPE);
  }

  private State advance(At next) {
    at = next;
    position++;
    return State.OPEN;
  }
}
