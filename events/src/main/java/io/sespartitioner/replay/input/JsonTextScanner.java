package io.sespartitioner.replay.input;

import java.util.BitSet;

/**
 * Finds where one JSON text ends. Bytes may come in pieces: the scanner stops where a piece ends
 * and goes on with the next. It checks the grammar of RFC 8259 but not the UTF-8 inside strings,
 * which is for the function to judge.
 *
 * <p>Jackson's non-blocking parser won't do: it refuses strings that aren't UTF-8 and numbers that
 * are long, which would then break the line for its neighbours, and it doesn't tell which bytes of
 * a broken text were read, where a record's own bytes must be found all the same.
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
    IN_LITERAL,
    IN_NUMBER
  }

  private final BitSet objects = new BitSet();
  private final NumberScanner number = new NumberScanner();
  private final LiteralScanner literal = new LiteralScanner();
  private final StringScanner string = new StringScanner("rawdata");
  private Expect expect = Expect.VALUE;
  private int depth;
  private int position;
  private boolean stringIsName;
  private boolean namesRawData;
  private boolean afterLineFeed;

  /** Makes the scanner ready for a new text. */
  void reset() {
    expect = Expect.VALUE;
    depth = 0;
    namesRawData = false;
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

  /**
   * Whether the text is an object with a member {@code rawData}, in any letter case, as each line
   * of error output is.
   */
  boolean namesRawData() {
    return namesRawData;
  }

  /** Whether the text is complete if nothing follows: only a bare number can end so. */
  boolean completeAtEndOfInput() {
    return depth == 0 && expect == Expect.IN_NUMBER && number.canEnd();
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
      case IN_LITERAL -> inLiteral(b);
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
      case 't', 'f', 'n' -> literal.begin(b) ? advance(Expect.IN_LITERAL) : Stop.BROKEN;
      default -> number.begin(b) ? advance(Expect.IN_NUMBER) : Stop.BROKEN;
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
    namesRawData |= string.isName();
    return advance(Expect.COLON);
  }

  private Stop inLiteral(byte b) {
    if (!literal.next(b)) {
      return Stop.BROKEN;
    }
    return literal.complete() ? endValue() : advance();
  }

  private Stop inNumber(byte b) {
    if (number.next(b)) {
      return advance();
    }
    if (!number.canEnd() || (depth == 0 && !WhiteSpace.is(b))) {
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
