package io.sespartitioner.replay.folder;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * Shortens what is too long for the name of a file or folder. The middle gives way to a hash of the
 * whole, so that two names never become one; the end stays, where an object's name has its stream,
 * time and UUID.
 */
final class LevelLength {

  private static final int MAX_BYTES = 255;

  /** The longest end that Firehose gives a name: 64 for the stream, then {@code -1-}, and so on. */
  private static final int END_BYTES = 128;

  private static final int HASH_DIGITS = 16;
  private static final int START_BYTES = MAX_BYTES - END_BYTES - HASH_DIGITS - 2;

  private LevelLength() {}

  /** The level, which is given by its characters and their escapes; none of these is divided. */
  static String cut(List<String> characters, Charset charset) {
    String whole = String.join("", characters);
    if (whole.getBytes(charset).length <= MAX_BYTES) {
      return whole;
    }
    List<String> reversed = new ArrayList<>(characters);
    Collections.reverse(reversed);
    List<String> start = characters.subList(0, fitting(characters, START_BYTES, charset));
    int end = characters.size() - fitting(reversed, END_BYTES, charset);
    return String.join("", start)
        + "~"
        + hash(whole)
        + "~"
        + String.join("", characters.subList(end, characters.size()));
  }

  /** How many of the texts have so many bytes together. */
  private static int fitting(List<String> texts, int maxBytes, Charset charset) {
    int bytes = 0;
    for (int i = 0; i < texts.size(); i++) {
      bytes += texts.get(i).getBytes(charset).length;
      if (bytes > maxBytes) {
        return i;
      }
    }
    return texts.size();
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_DIGITS / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
