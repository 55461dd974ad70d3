package io.sespartitioner.json;

/**
 * A strict, forward-only reader of JSON text (RFC 8259) in bytes.
 *
 * <p>It hands out offsets, not objects, so that reading costs one pass and no garbage. Containers
 * are read in a loop: {@code for (boolean more = json.enter('{', '}'); more; more =
 * json.next('}'))}, of {@link #name} and {@link #skipValue}, for instance.
 *
 * <p>A leading byte order mark is passed over, as jq and Jackson do. Every method throws {@link
 * MalformedJsonException} where the text is not JSON. One reader serves one thread.
 */
public final class JsonReader {
  /** The deepest nesting of arrays and objects that is read. */
  public static final int MAX_DEPTH = 1_000;

  /** What {@link #peek} gives after the last byte. */
  public static final int END = -1;

  private final boolean comments;
  private final boolean anyBytes;
  private final JsonNesting nesting = new JsonNesting();
  private byte[] json = {};
  private int at;
  private int end;
  private boolean lineFeeds;
  private boolean utf8;
  private int lastString;
  private boolean escapes;

  private JsonReader(boolean comments, boolean anyBytes) {
    this.comments = comments;
    this.anyBytes = anyBytes;
  }

  /** A reader of plain JSON; give it a text with {@link #read}. */
  public static JsonReader strict() {
    return new JsonReader(false, false);
  }

  /** A reader that also passes over {@code //} and {@code /*} comments, as in routing rules. */
  public static JsonReader withComments() {
    return new JsonReader(true, false);
  }

  /** A reader that finds where a text ends, whatever bytes its strings hold: {@link #isUtf8}. */
  public static JsonReader ofAnyBytes() {
    return new JsonReader(false, true);
  }

  /** Starts on the bytes {@code from} (inclusive) to {@code to} (exclusive) of {@code bytes}. */
  public JsonReader read(byte[] bytes, int from, int to) {
    json = bytes;
    at = Utf8.afterByteOrderMark(bytes, from, to);
    end = to;
    nesting.clear();
    lineFeeds = false;
    utf8 = true;
    return this;
  }

  /** The offset of the next byte to be read. */
  public int offset() {
    return at;
  }

  /** Goes on at {@code offset}, for instance after a value that the caller has checked itself. */
  public void goTo(int offset) {
    at = offset;
  }

  /** The next byte that is not white space or comment, without taking it, or {@link #END}. */
  public int peek() {
    while (at < end) {
      byte next = json[at];
      if (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
        lineFeeds |= next == '\n';
        at++;
      } else if (next == '/' && comments) {
        at = JsonComment.skip(json, at, end);
      } else {
        return next & 0xff;
      }
    }
    return END;
  }

  /** Whether it stands right here: SES's JSON has no space. So small that C1 inlines it. */
  private boolean isHere(char wanted) {
    return at < end && json[at] == wanted;
  }

  /** Takes {@code open}; true if a first member or element follows, false if it was empty. */
  public boolean enter(char open, char close) {
    take(open);
    nesting.open(at - 1);
    return peek() != close || leave();
  }

  /** Where the arrays and objects begin that are open now, the outermost first. */
  public int[] opened() {
    return nesting.starts();
  }

  /** Whether a line feed stood in the text so far. */
  public boolean spansLines() {
    return lineFeeds;
  }

  /** Whether all strings so far were UTF-8; only a reader of any bytes reads others. */
  public boolean isUtf8() {
    return utf8;
  }

  /** Takes a comma, or {@code close}; true if a further member or element follows. */
  public boolean next(char close) {
    if (isHere(',') || peek() == ',') {
      at++;
      return true;
    }
    if (peek() != close) {
      throw expected(close == '}' ? "a comma or }" : "a comma or ]");
    }
    return leave();
  }

  private boolean leave() {
    at++;
    nesting.close();
    return false;
  }

  /** Takes a member's name and its colon. */
  public String name() {
    String name = text();
    colon();
    return name;
  }

  /** Takes the colon between a member's name and its value. */
  public void colon() {
    take(':');
  }

  private void take(char wanted) {
    if (!isHere(wanted) && peek() != wanted) {
      throw expected(Character.toString(wanted));
    }
    at++;
  }

  /** Takes a string and gives its text; a lone surrogate escape becomes U+FFFD. */
  public String text() {
    int start = skipString();
    return JsonString.decode(json, start, at);
  }

  /** Whether the string taken last by {@link #skipString} is this ASCII text. */
  public boolean lastStringIs(String ascii) {
    return escapes
        ? JsonString.decode(json, lastString, at).equals(ascii)
        : JsonString.isPlain(json, lastString, at, ascii);
  }

  /** Whether the string taken last has escapes, so that its bytes are not its text. */
  public boolean lastHadEscapes() {
    return escapes;
  }

  /** Takes any value, checking it to its last byte; gives the offset at which it began. */
  public int skipValue() {
    if (isHere('"')) {
      return skipString();
    }
    return switch (peek()) {
      case '"' -> skipString();
      case '{' -> skipObject();
      case '[' -> skipArray();
      case 't' -> skipTo(JsonString.afterWord(json, at, end, "true"));
      case 'f' -> skipTo(JsonString.afterWord(json, at, end, "false"));
      case 'n' -> skipTo(JsonString.afterWord(json, at, end, "null"));
      default -> skipTo(JsonNumber.skip(json, at, end));
    };
  }

  private int skipObject() {
    int start = at;
    for (boolean more = enter('{', '}'); more; more = next('}')) {
      skipString();
      colon();
      skipValue();
    }
    return start;
  }

  private int skipArray() {
    int start = at;
    for (boolean more = enter('[', ']'); more; more = next(']')) {
      skipValue();
    }
    return start;
  }

  private int skipTo(int offset) {
    int start = at;
    at = offset;
    return start;
  }

  /**
   * Takes a string; gives the offset of its opening quote. It ends at {@link #offset}. Most of the
   * time goes here, so it looks at four bytes at once, and is one method since C1 would not inline
   * a part of it: that makes reading an event a quarter faster.
   */
  public int skipString() {
    if (!isHere('"') && peek() != '"') {
      throw expected("a text in double quotes");
    }
    lastString = at;
    escapes = false;
    byte[] bytes = json;
    byte[] special = JsonString.SPECIAL;
    int i = at + 1;
    while (true) {
      while (i < end - 3
          && (special[bytes[i] & 0xff]
                  | special[bytes[i + 1] & 0xff]
                  | special[bytes[i + 2] & 0xff]
                  | special[bytes[i + 3] & 0xff])
              == 0) {
        i += 4;
      }
      while (i < end && special[bytes[i] & 0xff] == 0) {
        i++;
      }
      at = i;
      if (i >= end) {
        throw expected("the closing quote of a text");
      }
      if (bytes[i] == '"') {
        at++;
        return lastString;
      }
      escapes |= bytes[i] == '\\';
      if (anyBytes && bytes[i] < 0 && Utf8.sequenceLength(bytes, i, end) == 0) {
        utf8 = false;
        i++;
      } else {
        i = JsonString.afterSpecial(bytes, i, end);
      }
    }
  }

  /** Says that {@code expected} should have stood at {@link #offset}. */
  public MalformedJsonException expected(String expected) {
    return new MalformedJsonException(at, expected);
  }
}
