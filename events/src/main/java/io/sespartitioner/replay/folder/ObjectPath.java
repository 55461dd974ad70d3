package io.sespartitioner.replay.folder;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where an object lies in the folder. S3 takes any text for a name; a folder doesn't. Levels that
 * are empty, {@code .} or {@code ..}, and characters that a file's name can't have, are written as
 * percent escapes, and a level that is too long is cut; so no name leads out of the folder.
 */
public final class ObjectPath {

  /** What nearly every level is made of; needs no closer look. */
  private static final Pattern PLAIN = Pattern.compile("[\\w+,=@-][\\w+,=@.-]{0,254}");

  /** What Java writes the names of files in; it refuses those that this can't express. */
  private static final Charset NAME_CHARSET =
      Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

  private ObjectPath() {}

  /** The file of the object with this name, below the root. */
  public static Path of(Path root, String key) {
    Path path = root;
    for (String level : key.split("/", -1)) {
      path = path.resolve(safe(level, NAME_CHARSET));
    }
    return path;
  }

  /** The level as the name of a file or folder, in this character set. */
  static String safe(String level, Charset charset) {
    if (PLAIN.matcher(level).matches()) {
      return level;
    }
    if (level.isEmpty()) {
      return "%2F";
    }
    if (level.equals(".") || level.equals("..")) {
      return level.replace(".", "%2E");
    }
    CharsetEncoder encoder = charset.newEncoder();
    List<String> characters = new ArrayList<>();
    for (int character : level.codePoints().toArray()) {
      characters.add(safe(character, encoder));
    }
    return LevelLength.cut(characters, charset);
  }

  private static String safe(int character, CharsetEncoder encoder) {
    String text = Character.toString(character);
    if (Character.isISOControl(character) || character == '\\') {
      return String.format("%%%02X", character);
    }
    return encoder.canEncode(text) ? text : escaped(character, text);
  }

  private static String escaped(int character, String text) {
    if (Character.getType(character) == Character.SURROGATE) {
      // Half of a pair has no UTF-8.
      return String.format("%%u%04X", character);
    }
    StringBuilder escaped = new StringBuilder();
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      escaped.append(String.format("%%%02X", unit));
    }
    return escaped.toString();
  }

  /**
   * Shortens what is too long for the name of a file or folder. The middle gives way to a hash of
   * the whole, so that two names never become one; the end stays, where an object's name has its
   * stream, time and UUID.
   */
  static final class LevelLength {

    private static final int MAX_BYTES = 255;

    /**
     * The longest end that Firehose gives a name: 64 for the stream, then {@code -1-}, and so on.
     */
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
}
