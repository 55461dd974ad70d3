package io.sespartitioner.routing;

import io.sespartitioner.ses.JsonReader;
import io.sespartitioner.ses.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;

/** Reads the JSON text of routing rules, with comments, into values that know their place. */
final class JsonTree {

  private final byte[] bytes;
  private final JsonReader json;

  private JsonTree(byte[] bytes) {
    this.bytes = bytes;
    this.json = JsonReader.withComments().read(bytes, 0, bytes.length);
  }

  /**
   * Reads one JSON text.
   *
   * @throws MalformedJsonException if it is not JSON
   */
  static JsonValue read(byte[] bytes) {
    var tree = new JsonTree(bytes);
    JsonValue value = tree.value();
    if (tree.json.peek() != JsonReader.END) {
      throw tree.json.expected("the end of the file");
    }
    return value;
  }

  private JsonValue value() {
    int next = json.peek();
    int offset = json.offset();
    return switch (next) {
      case '{' -> new JsonValue.Members(offset, members());
      case '[' -> new JsonValue.Elements(offset, elements());
      case '"' -> new JsonValue.Text(offset, json.text());
      default -> word(json.skipValue());
    };
  }

  private JsonValue word(int offset) {
    return switch (bytes[offset]) {
      case 't' -> new JsonValue.Truth(offset, true);
      case 'f' -> new JsonValue.Truth(offset, false);
      case 'n' -> new JsonValue.Other(offset, "null");
      default -> new JsonValue.Other(offset, "a number");
    };
  }

  private List<JsonValue.Member> members() {
    List<JsonValue.Member> members = new ArrayList<>();
    for (boolean more = json.enter('{', '}'); more; more = json.next('}')) {
      json.peek();
      int offset = json.offset();
      String name = json.name();
      members.add(new JsonValue.Member(name, offset, value()));
    }
    return members;
  }

  private List<JsonValue> elements() {
    List<JsonValue> elements = new ArrayList<>();
    for (boolean more = json.enter('[', ']'); more; more = json.next(']')) {
      elements.add(value());
    }
    return elements;
  }
}
