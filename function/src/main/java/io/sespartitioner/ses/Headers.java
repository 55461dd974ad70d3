package io.sespartitioner.ses;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The headers of a mail, {@code [{"name": ..., "value": ...}, ...]}, in text known to be valid. */
final class Headers {
  private final byte[] json;
  private final Map<String, Value> byName = new HashMap<>();

  /** Where the value of a header stands; it may be of any type, or none. */
  private record Value(int start, int end) {
    static final Value NONE = new Value(0, 0);
  }

  /** The headers in the JSON value that stands at these offsets; none if it is no array. */
  Headers(byte[] json, int start, int end) {
    this.json = json;
    JsonReader headers = JsonReader.strict().read(json, start, end);
    if (json[start] != '[') {
      return;
    }
    for (boolean more = headers.enter('[', ']'); more; more = headers.next(']')) {
      if (headers.peek() == '{') {
        addHeader(headers);
      } else {
        headers.skipValue();
      }
    }
  }

  private void addHeader(JsonReader header) {
    Optional<String> name = Optional.empty();
    Value value = Value.NONE;
    for (boolean more = header.enter('{', '}'); more; more = header.next('}')) {
      header.skipString();
      boolean isName = header.lastStringIs("name");
      boolean isValue = header.lastStringIs("value");
      header.colon();
      header.peek();
      int start = header.skipValue();
      if (isName) {
        name = text(start, header.offset());
      } else if (isValue) {
        value = new Value(start, header.offset());
      }
    }
    if (name.isPresent()) {
      byName.putIfAbsent(lowercase(name.get()), value);
    }
  }

  /** The text of the first header of that name, ASCII letters in any case. */
  Optional<String> first(String name) {
    Value value = byName.getOrDefault(lowercase(name), Value.NONE);
    return text(value.start, value.end);
  }

  private Optional<String> text(int start, int end) {
    boolean isText = end > start && JsonString.isText(json, start, end);
    return isText ? Optional.of(JsonString.decode(json, start, end)) : Optional.empty();
  }

  private static String lowercase(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 'A' && name.charAt(i) <= 'Z') {
        return lowercaseFrom(i, name);
      }
    }
    return name;
  }

  private static String lowercaseFrom(int first, String name) {
    StringBuilder lowercase = new StringBuilder(name);
    for (int i = first; i < name.length(); i++) {
      char c = name.charAt(i);
      lowercase.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return lowercase.toString();
  }
}
