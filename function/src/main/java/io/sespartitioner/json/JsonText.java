package io.sespartitioner.json;

/** Writes texts as JSON strings. */
public final class JsonText {
  private JsonText() {}

  /**
   * The text with what has no shape of its own as JSON's escapes: codes that command a terminal,
   * turn the direction of the text around them, or end a line.
   */
  public static String shown(String text) {
    var shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (hasShape(text.codePointAt(i))) {
        shown.appendCodePoint(text.codePointAt(i));
      } else {
        for (char c : Character.toChars(text.codePointAt(i))) {
          shown.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
        }
      }
    }
    return shown.toString();
  }

  /** Whether a character shows as one, on any terminal. */
  public static boolean hasShape(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  /** {@code text} in double quotes, all of it ASCII, whatever the encoding of what it goes to. */
  public static String quote(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        json.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
      } else {
        json.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return json.append('"').toString();
  }
}
