package io.sespartitioner.replay.input;

import java.util.BitSet;

/**
 * Finds where one JSON text ends. Bytes may come in pieces: the scanner stops where a piece ends
 * and goes on with the next. It checks the grammar of RFC 8259 but not the UTF-8 inside strings,
 * which is for the function to judge.
 *
 * <p>Jackson's non-blocking parser won't do: it refuses strings that aren't UTF-8 and numbers that
 * are long, which would then break the line for its neighbours, and it doesn't tell which bytes of
 * a broken text were read, where a record's own bytes must be found all the same. Nor will {@code
 * JsonReader} of the function: it wants a whole text in one array, and stops at a depth of 1,000.
 */
final class JsonTextScanner {

  /** Why a scan stopped. */
  enum Stop {
    /** The piece is used up and the text still open. */
    PIECE_USED_UP,
    /** The position is at a line feed between two tokens; the next scan goes on after it. */
    LINE_FEED,
    /** The text is complete and ends before the position. */
    COMPLETE,
    /** The byte at the position can't stand in a JSON text. */
    BROKEN
  }

  private enum Expect {
    VALUE,
    VALUE_OR_ARRAY_END,
    NAME_OR_OBJECT_END,
    NAME,
    COLON,
    COMMA_OR_END,
    IN_STRING,
    IN_WORD,
    IN_NUMBER
  }

  private final BitSet objects = new BitSet();
  private final ScalarScanner scalar = new ScalarScanner();
  private final StringScanner string = new StringScanner();
  private Expect expect = Expect.VALUE;
  private int depth;
  private int position;
  private boolean stringIsName;
  private int signs;
  private boolean inContainer;
  private boolean afterLineFeed;

  /**
   * Makes the scanner ready for a new text.
   *
   * @param value whether it is a value in an object or array, so that a number may end there
   *     without white space
   */
  void reset(boolean value) {
    expect = Expect.VALUE;
    depth = 0;
    signs = 0;
    inContainer = value;
    afterLineFeed = false;
  }

  /** Where the last scan stopped, as an index of its piece. */
  int position() {
    return position;
  }

  /** How many objects and arrays are open. */
  int depth() {
    return depth;
  }

  /** What the names of its members make it look like, so far. */
  TextLook look() {
    return TextLook.of(signs);
  }

  /** Whether the text is complete if nothing follows: only a bare number can end so. */
  boolean completeAtEndOfInput() {
    return depth == 0 && expect == Expect.IN_NUMBER && scalar.canEnd();
  }

  /** Scans {@code piece} from {@code from} up to {@code to} and says why it stopped. */
  Stop scan(byte[] piece, int from, int to) {
    position = from;
    while (position < to) {
      Stop stop = expect == Expect.IN_STRING ? inString(piece, to) : step(piece[position]);
      if (stop != Stop.PIECE_USED_UP) {
        return stop;
      }
    }
    return Stop.PIECE_USED_UP;
  }

  /** Handles one byte; {@code PIECE_USED_UP} here means: go on. */
  private Stop step(byte b) {
    return switch (expect) {
      case IN_WORD -> inWord(b);
      case IN_NUMBER -> inNumber(b);
      default -> WhiteSpace.is(b) ? whiteSpace(b) : token(b);
    };
  }

  private Stop whiteSpace(byte b) {
    if (b == '\n' && !afterLineFeed) {
      afterLineFeed = true;
      return Stop.LINE_FEED;
    }
    afterLineFeed = false;
    return advance();
  }

  private Stop token(byte b) {
    return switch (expect) {
      case COLON -> b == ':' ? advance(Expect.VALUE) : Stop.BROKEN;
      case NAME -> b == '"' ? beginString(true) : Stop.BROKEN;
      case NAME_OR_OBJECT_END ->
          b == '"' ? beginString(true) : b == '}' ? endContainer(true) : Stop.BROKEN;
      case COMMA_OR_END -> commaOrEnd(b);
      case VALUE_OR_ARRAY_END -> b == ']' ? endContainer(false) : beginValue(b);
      default -> beginValue(b);
    };
  }

  private Stop beginValue(byte b) {
    return switch (b) {
      case '{' -> beginContainer(true);
      case '[' -> beginContainer(false);
      case '"' -> beginString(false);
      case 't', 'f', 'n' -> scalar.begin(b) ? advance(Expect.IN_WORD) : Stop.BROKEN;
      default -> scalar.begin(b) ? advance(Expect.IN_NUMBER) : Stop.BROKEN;
    };
  }

  private Stop beginContainer(boolean object) {
    objects.set(depth, object);
    depth++;
    return advance(object ? Expect.NAME_OR_OBJECT_END : Expect.VALUE_OR_ARRAY_END);
  }

  private Stop endContainer(boolean object) {
    if (objects.get(depth - 1) != object) {
      return Stop.BROKEN;
    }
    depth--;
    return endValue();
  }

  private Stop commaOrEnd(byte b) {
    return switch (b) {
      case ',' -> advance(objects.get(depth - 1) ? Expect.NAME : Expect.VALUE);
      case '}' -> endContainer(true);
      case ']' -> endContainer(false);
      default -> Stop.BROKEN;
    };
  }

  /** Takes the byte at the position as the last of a value. */
  private Stop endValue() {
    position++;
    expect = Expect.COMMA_OR_END;
    return depth == 0 ? Stop.COMPLETE : Stop.PIECE_USED_UP;
  }

  private Stop beginString(boolean name) {
    stringIsName = name;
    string.begin(name && depth == 1);
    return advance(Expect.IN_STRING);
  }

  private Stop inString(byte[] piece, int to) {
    StringScanner.State state = string.scan(piece, position, to);
    position = string.position();
    return switch (state) {
      case OPEN -> Stop.PIECE_USED_UP;
      case CLOSED -> endString();
      case BROKEN -> Stop.BROKEN;
    };
  }

  private Stop endString() {
    if (!stringIsName) {
      return endValue();
    }
    signs |= string.sign();
    return advance(Expect.COLON);
  }

  private Stop inWord(byte b) {
    if (!scalar.next(b)) {
      return Stop.BROKEN;
    }
    return scalar.ends() ? endValue() : advance();
  }

  private Stop inNumber(byte b) {
    if (scalar.next(b)) {
      return advance();
    }
    if (!scalar.canEnd() || (depth == 0 && !inContainer && !WhiteSpace.is(b))) {
      return Stop.BROKEN;
    }
    expect = Expect.COMMA_OR_END;
    return depth == 0 ? Stop.COMPLETE : Stop.PIECE_USED_UP;
  }

  private Stop advance(Expect next) {
    expect = next;
    return advance();
  }

  private Stop advance() {
    position++;
    return Stop.PIECE_USED_UP;
  }
}
