package io.sespartitioner.ses;

/** The name of a mail header: of ASCII letters, and of these alone, the case does not matter. */
public final class HeaderName {
  private HeaderName() {}

  /** Whether both name the same header. */
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

  private static int lowercase(char c) {
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  }
}
