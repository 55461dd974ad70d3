package io.sespartitioner.json;

/** Writes texts as JSON strings. */
public final class JsonText {
  private JsonText() {}

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
