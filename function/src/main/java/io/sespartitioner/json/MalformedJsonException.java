package io.sespartitioner.json;

/** Says that a text is not valid JSON, at which byte, and what was expected there. */
public final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int offset;
  private final boolean tooDeep;

  /** Says that {@code expected} should have stood at {@code offset}. */
  MalformedJsonException(int offset, String expected) {
    this(offset, expected, false);
  }

  private MalformedJsonException(int offset, String expected, boolean tooDeep) {
    // No stack trace: hostile records must not cost more than good ones.
    super(expected, null, false, false);
    this.offset = offset;
    this.tooDeep = tooDeep;
  }

  /** Says that the array or object at {@code offset} is nested too deep. */
  static MalformedJsonException tooDeep(int offset) {
    return new MalformedJsonException(offset, "nesting of at most 1,000", true);
  }

  /** The offset in bytes, from the start of the array, of the first byte that does not fit. */
  public int offset() {
    return offset;
  }

  /** Whether the text failed only by being nested over {@link JsonReader#MAX_DEPTH} deep. */
  public boolean tooDeep() {
    return tooDeep;
  }
}
