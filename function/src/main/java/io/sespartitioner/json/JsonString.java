package io.sespartitioner.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A string in JSON text: its escapes, its UTF-8, and the text that it stands for. */
public final class JsonString {
  private static final char REPLACEMENT = '\uFFFD';

  /** 1 for each byte that does not simply stand for itself: quote, escape, control, UTF-8. */
  static final byte[] SPECIAL = special();

  private JsonString() {}

  private static byte[] special() {
    byte[] special = new byte[256];
    Arrays.fill(special, 0, ' ', (byte) 1);
    Arrays.fill(special, 0x80, 0x100, (byte) 1);
    special['"'] = 1;
    special['\\'] = 1;
    return special;
  }

  /** Whether the valid JSON value at these offsets is a text, and not empty. */
  public static boolean isText(byte[] json, int start, int end) {
    return json[start] == '"' && end - start > 2;
  }

  /** Whether {@code ascii} stands, without escapes, between these quotes. */
  static boolean isPlain(byte[] json, int start, int end, String ascii) {
    return end - start - 2 == ascii.length() && isAt(json, start + 1, end - 1, ascii);
  }

  /** Whether the bytes from {@code start} on begin with {@code ascii}. */
  static boolean isAt(byte[] json, int start, int end, String ascii) {
    if (end - start < ascii.length()) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (json[start + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The offset after the word, which must stand at {@code start}. */
  static int afterWord(byte[] json, int start, int end, String word) {
    if (!isAt(json, start, end, word)) {
      throw new MalformedJsonException(start, word);
    }
    return start + word.length();
  }

  /** The offset after the escape or the UTF-8 sequence that begins at {@code i}. */
  static int afterSpecial(byte[] json, int i, int end) {
    if (json[i] == '\\') {
      return afterEscape(json, i, end);
    }
    int length = Utf8.sequenceLength(json, i, end);
    if (length < 2) {
      throw new MalformedJsonException(i, "UTF-8, and control characters escaped");
    }
    return i + length;
  }

  private static int afterEscape(byte[] json, int i, int end) {
    int escaped = i + 1 < end ? json[i + 1] : 0;
    if (escaped == 'u') {
      hex(json, i + 2, end);
      return i + 6;
    }
    if (escaped == 0 || "\"\\/bfnrt".indexOf(escaped) < 0) {
      throw new MalformedJsonException(
          i, "one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u");
    }
    return i + 2;
  }

  private static int hex(byte[] json, int start, int end) {
    int value = 0;
    for (int i = start; i < start + 4; i++) {
      int digit = i < end ? Character.digit(json[i], 16) : -1;
      if (digit < 0) {
        throw new MalformedJsonException(i, "four hex digits after \\u");
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** The text of the valid string whose quotes stand at {@code start} and {@code end - 1}. */
  public static String decode(byte[] json, int start, int end) {
    for (int i = start + 1; i < end - 1; i++) {
      if (json[i] == '\\') {
        return withoutLoneSurrogates(unescape(json, start + 1, end - 1));
      }
    }
    return new String(json, start + 1, end - start - 2, StandardCharsets.UTF_8);
  }

  /** The same text in UTF-8. */
  public static byte[] decodeUtf8(byte[] json, int start, int end) {
    return decode(json, start, end).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The JSON text that the valid string between these quotes holds: a lone surrogate, which no
   * UTF-8 can have, stays the escape that it was.
   */
  public static byte[] decodeJson(byte[] json, int start, int end) {
    StringBuilder text = unescape(json, start + 1, end - 1);
    for (int i = 0; i < text.length(); i++) {
      if (isLoneSurrogate(text, i)) {
        text.replace(i, i + 1, "\\u" + Integer.toHexString(text.charAt(i)));
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static StringBuilder unescape(byte[] json, int start, int end) {
    StringBuilder text = new StringBuilder(end - start);
    int i = start;
    while (i < end) {
      int plain = i;
      while (i < end && json[i] != '\\') {
        i++;
      }
      text.append(new String(json, plain, i - plain, StandardCharsets.UTF_8));
      if (i < end) {
        text.append(escaped(json, i, end));
        i += json[i + 1] == 'u' ? 6 : 2;
      }
    }
    return text;
  }

  private static char escaped(byte[] json, int i, int end) {
    return switch (json[i + 1]) {
      case 'u' -> (char) hex(json, i + 2, end);
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> (char) json[i + 1];
    };
  }

  /** A lone surrogate is no character and has no UTF-8: it reads as U+FFFD. */
  private static String withoutLoneSurrogates(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      if (isLoneSurrogate(text, i)) {
        text.setCharAt(i, REPLACEMENT);
      }
    }
    return text.toString();
  }

  private static boolean isLoneSurrogate(StringBuilder text, int i) {
    char c = text.charAt(i);
    return Character.isHighSurrogate(c)
        ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
        : Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
