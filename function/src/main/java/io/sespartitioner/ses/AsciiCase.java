package io.sespartitioner.ses;

import java.util.Locale;

/** Texts of which the case does not matter where their letters are ASCII's, and of these alone. */
public final class AsciiCase {
  private AsciiCase() {}

  /** Whether both are the same but for the case of ASCII letters, as names of mail headers are. */
  public static boolean isSame(String one, String other) {
    if (one.length() != other.length()) {
      return false;
    }
    for (int i = 0; i < one.length(); i++) {
      if (lowercase(one.charAt(i)) != lowercase(other.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The text with its ASCII letters in lower case. */
  public static String lowercase(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return eachLowercase(text);
      }
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static String eachLowercase(String text) {
    StringBuilder lowercase = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      lowercase.append(lowercase(text.charAt(i)));
    }
    return lowercase.toString();
  }

  private static char lowercase(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }
}
