package io.sespartitioner.ses;

import java.util.Optional;

/** The headers of a mail, {@code [{"name": ..., "value": ...}, ...]}, in text known to be valid. */
final class Headers {
  private Headers() {}

  /** The text of the first header whose name is {@code wanted}, ASCII letters in any case. */
  static Optional<String> first(byte[] json, int start, int end, String wanted) {
    JsonReader headers = JsonReader.strict().read(json, start, end);
    for (boolean more = headers.enter('[', ']'); more; more = headers.next(']')) {
      if (headers.peek() != '{') {
        headers.skipValue();
        continue;
      }
      int header = headers.offset();
      Optional<String> name = member(headers, json, "name");
      if (name.isPresent() && equalsInAnyCase(name.get(), wanted)) {
        int after = headers.offset();
        return member(JsonReader.strict().read(json, header, after), json, "value");
      }
    }
    return Optional.empty();
  }

  /** Reads one object; gives the last member of that name, if its value is a text. */
  private static Optional<String> member(JsonReader object, byte[] json, String wanted) {
    Optional<String> found = Optional.empty();
    for (boolean more = object.enter('{', '}'); more; more = object.next('}')) {
      boolean isWanted = object.name().equals(wanted);
      object.peek();
      int value = object.skipValue();
      if (isWanted) {
        found = SesEvent.text(json, value, object.offset());
      }
    }
    return found;
  }

  private static boolean equalsInAnyCase(String one, String other) {
    boolean equal = one.length() == other.length();
    for (int i = 0; equal && i < one.length(); i++) {
      equal = lowercase(one.charAt(i)) == lowercase(other.charAt(i));
    }
    return equal;
  }

  private static int lowercase(char c) {
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  }
}
