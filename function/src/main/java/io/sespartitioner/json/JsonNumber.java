package io.sespartitioner.json;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A number in JSON text: its grammar, and the whole number that it stands for. */
public final class JsonNumber {
  /** 2^53 - 1: up to here every whole number is exact in jq, which counts in doubles. */
  private static final double MAX_WHOLE = (1L << 53) - 1;

  private JsonNumber() {}

  /** The offset after the number that begins at {@code start}. */
  static int skip(byte[] json, int start, int end) {
    int i = start < end && json[start] == '-' ? start + 1 : start;
    int whole = skipDigits(json, i, end);
    if (whole == i) {
      throw missing(i, i == start ? "a value" : "a digit");
    }
    if (json[i] == '0') {
      whole = i + 1;
    }
    return skipExponent(json, skipFraction(json, whole, end), end);
  }

  private static int skipFraction(byte[] json, int i, int end) {
    return i < end && json[i] == '.' ? skipSomeDigits(json, i + 1, end) : i;
  }

  private static int skipExponent(byte[] json, int i, int end) {
    if (i >= end || (json[i] | 0x20) != 'e') {
      return i;
    }
    boolean signed = i + 1 < end && (json[i + 1] == '+' || json[i + 1] == '-');
    return skipSomeDigits(json, signed ? i + 2 : i + 1, end);
  }

  private static int skipSomeDigits(byte[] json, int start, int end) {
    int i = skipDigits(json, start, end);
    if (i == start) {
      throw missing(start, "a digit");
    }
    return i;
  }

  private static int skipDigits(byte[] json, int start, int end) {
    int i = start;
    while (i < end && json[i] >= '0' && json[i] <= '9') {
      i++;
    }
    return i;
  }

  private static MalformedJsonException missing(int offset, String expected) {
    return new MalformedJsonException(offset, expected);
  }

  /**
   * The plain decimal digits of a valid number if it is whole and at most 2^53 - 1 in magnitude:
   * {@code 1.0} and {@code 1e0} give {@code 1}, {@code -0} gives {@code 0}.
   */
  public static Optional<String> whole(byte[] json, int start, int end) {
    String text = new String(json, start, end - start, StandardCharsets.US_ASCII);
    double value = Double.parseDouble(text);
    if (Math.abs(value) > MAX_WHOLE || value != Math.rint(value)) {
      return Optional.empty();
    }
    return Optional.of(Long.toString((long) value));
  }
}
