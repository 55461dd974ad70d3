package io.sespartitioner.replay.folder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where an object lies in the folder. S3 takes any text for a name; a folder doesn't. Levels that
 * are empty, {@code .} or {@code ..}, and control characters, are written as percent escapes, and a
 * level of more than 255 bytes is cut; so no name leads out of the folder.
 */
final class ObjectPath {

  private static final int MAX_LEVEL_BYTES = 255;

  /** What nearly every level is made of; needs no closer look. */
  private static final Pattern PLAIN = Pattern.compile("[\\w+,=@-][\\w+,=@.-]{0,254}");

  private ObjectPath() {}

  static Path of(Path root, String key) {
    Path path = root;
    for (String level : key.split("/", -1)) {
      path = path.resolve(safe(level));
    }
    return path;
  }

  private static String safe(String level) {
    if (PLAIN.matcher(level).matches()) {
      return level;
    }
    if (level.isEmpty()) {
      return "%2F";
    }
    if (level.equals(".") || level.equals("..")) {
      return level.replace(".", "%2E");
    }
    StringBuilder safe = new StringBuilder();
    int bytes = 0;
    for (int character : level.codePoints().toArray()) {
      String text = safe(character);
      bytes += text.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_LEVEL_BYTES) {
        break;
      }
      safe.append(text);
    }
    return safe.toString();
  }

  private static String safe(int character) {
    return Character.isISOControl(character) || character == '\\'
        ? String.format("%%%02X", character)
        : Character.toString(character);
  }
}
