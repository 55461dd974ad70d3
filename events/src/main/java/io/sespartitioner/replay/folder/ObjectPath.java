package io.sespartitioner.replay.folder;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
}
