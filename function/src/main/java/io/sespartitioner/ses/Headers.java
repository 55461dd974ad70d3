package io.sespartitioner.ses;

import io.sespartitioner.json.JsonReader;
import io.sespartitioner.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The headers of a mail, {@code [{"name": ..., "value": ...}, ...]}, in text known to be valid. */
final class Headers {
  private final byte[] json;
  private final List<Header> headers = new ArrayList<>();

  /** A header's name, and where its value stands: of any type, or nowhere, from 0 to 0. */
  private record Header(String name, int start, int end) {}

  /** The headers in the JSON value that stands at these offsets; none if it is no array. */
  Headers(byte[] json, int start, int end) {
    this.json = json;
    JsonReader reader = JsonReader.strict().read(json, start, end);
    if (json[start] != '[') {
      return;
    }
    for (boolean more = reader.enter('[', ']'); more; more = reader.next(']')) {
      if (reader.peek() == '{') {
        addHeader(reader);
      } else {
        reader.skipValue();
      }
    }
  }

  private void addHeader(JsonReader reader) {
    Optional<String> name = Optional.empty();
    int start = 0;
    int end = 0;
    for (boolean more = reader.enter('{', '}'); more; more = reader.next('}')) {
      reader.skipString();
      boolean isName = reader.lastStringIs("name");
      boolean isValue = reader.lastStringIs("value");
      reader.colon();
      reader.peek();
      int valueStart = reader.skipValue();
      if (isName) {
        name = text(valueStart, reader.offset());
      } else if (isValue) {
        start = valueStart;
        end = reader.offset();
      }
    }
    if (name.isPresent()) {
      headers.add(new Header(name.get(), start, end));
    }
  }

  /** The text of the first header of that name, ASCII letters in any case. */
  Optional<String> first(String name) {
    for (Header header : headers) {
      if (AsciiCase.isSame(header.name, name)) {
        return text(header.start, header.end);
      }
    }
    return Optional.empty();
  }

  private Optional<String> text(int start, int end) {
    boolean isText = end > start && JsonString.isText(json, start, end);
    return isText ? Optional.of(JsonString.decode(json, start, end)) : Optional.empty();
  }
}
