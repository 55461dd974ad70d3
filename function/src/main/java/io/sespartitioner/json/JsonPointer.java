package io.sespartitioner.json;

import java.util.ArrayList;
import java.util.List;

/**
 * A JSON Pointer (RFC 6901), such as {@code /bounce/bounceType} or {@code /mail/destination/0}.
 *
 * @param tokens the reference tokens, unescaped; never empty, since the whole text is no field
 */
public record JsonPointer(List<String> tokens) {
  /** Copies and checks the tokens. */
  public JsonPointer {
    tokens = List.copyOf(tokens);
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("A JSON Pointer to a field begins with a slash");
    }
    if (tokens.size() > JsonReader.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "No event is read deeper than " + JsonReader.MAX_DEPTH + " names of a JSON Pointer");
    }
  }

  /**
   * Reads a pointer.
   *
   * @throws IllegalArgumentException if it does not begin with a slash, a tilde is not followed by
   *     0 or 1, or it goes deeper than events are read; the message says which
   */
  public static JsonPointer parse(String pointer) {
    if (!pointer.startsWith("/")) {
      throw new IllegalArgumentException("A JSON Pointer to a field begins with a slash");
    }
    List<String> tokens = new ArrayList<>();
    int start = 1;
    for (int slash; (slash = pointer.indexOf('/', start)) >= 0; start = slash + 1) {
      tokens.add(unescape(pointer.substring(start, slash)));
    }
    tokens.add(unescape(pointer.substring(start)));
    return new JsonPointer(tokens);
  }

  /** A token as it stands in a pointer: {@code a/b~c} gives {@code a~1b~0c}. */
  public static String escape(String token) {
    return token.replace("~", "~0").replace("/", "~1");
  }

  private static String unescape(String token) {
    for (int i = token.indexOf('~'); i >= 0; i = token.indexOf('~', i + 1)) {
      if (i + 1 == token.length() || (token.charAt(i + 1) != '0' && token.charAt(i + 1) != '1')) {
        throw new IllegalArgumentException("A tilde in a JSON Pointer is written ~0, a slash ~1");
      }
    }
    return token.replace("~1", "/").replace("~0", "~");
  }

  /** The array index that a token stands for (no sign, no leading zero), or -1 if it is none. */
  public static int index(String token) {
    boolean digits = !token.isEmpty() && token.length() <= 9;
    for (int i = 0; digits && i < token.length(); i++) {
      digits = token.charAt(i) >= '0' && token.charAt(i) <= '9';
    }
    boolean leadingZero = token.length() > 1 && token.charAt(0) == '0';
    return digits && !leadingZero ? Integer.parseInt(token) : -1;
  }
}
