package io.sespartitioner.routing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes text safe to be one path segment of an object name.
 *
 * <p>Letters, digits and {@code + = , . @ _ -} of ASCII pass unchanged, which covers every legal
 * IAM name. Any other character becomes {@code _}, and the value then ends in a hash of the whole
 * text, so that two texts never share a partition and no value leaves its segment.
 */
final class PartitionValue {

  /** The most characters that a partition value has. */
  static final int MAX_CHARACTERS = 100;

  private static final int HASH_DIGITS = 16;
  private static final boolean[] SAFE = safe();

  private PartitionValue() {}

  private static boolean[] safe() {
    var safe = new boolean[128];
    for (char c = 0; c < safe.length; c++) {
      safe[c] =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "+=,.@_-".indexOf(c) >= 0;
    }
    return safe;
  }

  /** Whether a character passes unchanged. */
  static boolean isSafe(int character) {
    return character < SAFE.length && SAFE[character];
  }

  /**
   * The partition value of text from an event.
   *
   * @param text any text but the empty one, which counts as absent
   */
  static String of(String text) {
    return isValue(text) ? text : made(text);
  }

  /** Whether text looks like what was made of another, unsafe text. */
  static boolean isMade(String text) {
    return isShortAndSafe(text) && endsLikeHash(text);
  }

  private static boolean isValue(String text) {
    return isShortAndSafe(text) && !isDots(text) && !endsLikeHash(text);
  }

  private static boolean isShortAndSafe(String text) {
    int length = text.length();
    if (length > MAX_CHARACTERS) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!isSafe(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a segment of this text would mean another folder. */
  static boolean isDots(String segment) {
    return segment.equals(".") || segment.equals("..");
  }

  /** Such a text could be taken for the made value of another. */
  private static boolean endsLikeHash(String text) {
    int dash = text.length() - HASH_DIGITS - 1;
    if (dash < 0 || text.charAt(dash) != '-') {
      return false;
    }
    for (int i = dash + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  private static String made(String text) {
    var value = new StringBuilder();
    int room = MAX_CHARACTERS - HASH_DIGITS - 1;
    for (int i = 0; i < text.length() && value.length() < room; ) {
      int character = text.codePointAt(i);
      value.append(isSafe(character) ? (char) character : '_');
      i += Character.charCount(character);
    }
    return value.append('-').append(hash(text)).toString();
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      digest.update(utf8);
      if (!new String(utf8, StandardCharsets.UTF_8).equals(text)) {
        // A custom source can give lone surrogates, and Java writes each as "?".
        for (int i = 0; i < text.length(); i++) {
          digest.update((byte) (text.charAt(i) >> 8));
          digest.update((byte) text.charAt(i));
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, HASH_DIGITS / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
