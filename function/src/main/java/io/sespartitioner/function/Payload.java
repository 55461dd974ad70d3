package io.sespartitioner.function;

import io.sespartitioner.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** The decoded bytes of one Firehose record, in a buffer that the next record uses again. */
final class Payload {
  /** What {@link #decodePlain} gives for text that is not plain base64. */
  static final int NOT_PLAIN = -1;

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  // What each character of a group of four adds to its 24 bits; -1 for what is not base64.
  private static final int[] FIRST = sixBits(18);
  private static final int[] SECOND = sixBits(12);
  private static final int[] THIRD = sixBits(6);
  private static final int[] FOURTH = sixBits(0);

  private byte[] bytes = new byte[8 * 1024];
  private int length;

  private static int[] sixBits(int shift) {
    int[] bits = new int[256];
    Arrays.fill(bits, -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      bits[ALPHABET.charAt(i)] = i << shift;
    }
    return bits;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /**
   * Decodes the padded base64 text that follows the quote at {@code start}, as AWS writes it, and
   * finds its end in the same pass: the offset after the closing quote, or {@link #NOT_PLAIN}.
   *
   * <p>Done here since the JDK's decoder is fast only where C2 compiles it, which Lambda does not
   * run by default, and has to be told where the text ends.
   */
  int decodePlain(byte[] json, int start) {
    length = 0;
    int from = start + 1;
    int before;
    do {
      before = from;
      if (bytes.length - length < 3) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      from = decodeGroups(json, from);
    } while (from > before);
    return decodePadded(json, from);
  }

  /** Decodes groups of four while there is room; gives the offset of the first not decoded. */
  private int decodeGroups(byte[] json, int start) {
    byte[] decoded = bytes;
    int to = length;
    int end = Math.min(json.length - 3, start + (decoded.length - to) / 3 * 4);
    int from = start;
    for (; from < end; from += 4, to += 3) {
      int group =
          FIRST[json[from] & 0xff]
              | SECOND[json[from + 1] & 0xff]
              | THIRD[json[from + 2] & 0xff]
              | FOURTH[json[from + 3] & 0xff];
      if (group < 0) {
        break;
      }
      decoded[to] = (byte) (group >> 16);
      decoded[to + 1] = (byte) (group >> 8);
      decoded[to + 2] = (byte) group;
    }
    length = to;
    return from;
  }

  /** Decodes the group that ends in one or two equals signs, if there is one, and the quote. */
  private int decodePadded(byte[] json, int from) {
    if (from < json.length && json[from] == '"') {
      return from + 1;
    }
    if (from + 4 >= json.length || json[from + 3] != '=' || json[from + 4] != '"') {
      return NOT_PLAIN;
    }
    boolean twoSigns = json[from + 2] == '=';
    int third = twoSigns ? 0 : THIRD[json[from + 2] & 0xff];
    int group = FIRST[json[from] & 0xff] | SECOND[json[from + 1] & 0xff] | third;
    if (group < 0) {
      return NOT_PLAIN;
    }
    bytes[length++] = (byte) (group >> 16);
    if (!twoSigns) {
      bytes[length++] = (byte) (group >> 8);
    }
    return from + 5;
  }

  boolean endsInNewline() {
    return length > 0 && bytes[length - 1] == '\n';
  }

  /** The base64 text of the bytes from {@code from} on and a newline behind them. */
  byte[] encodeWithNewline(int from) {
    byte[] rest = Arrays.copyOfRange(bytes, from, length + 1);
    rest[length - from] = '\n';
    return Base64.getEncoder().encode(rest);
  }

  /**
   * Decodes the base64 text of any JSON string, also one without padding or with escapes; false if
   * it is no base64. The JDK's decoder judges.
   */
  boolean decodeAny(byte[] json, int start, int end) {
    String text = JsonReader.strict().read(json, start, end).text();
    try {
      bytes = Base64.getDecoder().decode(text.getBytes(StandardCharsets.UTF_8));
      length = bytes.length;
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
