package io.sespartitioner.routing;

import io.sespartitioner.json.JsonReader;
import io.sespartitioner.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JSON value of the rules, with the offset in bytes at which it stands. */
sealed interface JsonValue {

  /** Where the value begins. */
  int offset();

  /** What it is, for messages: {@code a text}. */
  String kind();

  /** The members, if this is an object. */
  default Optional<List<Member>> members() {
    return Optional.empty();
  }

  /** The elements, if this is a list. */
  default Optional<List<JsonValue>> elements() {
    return Optional.empty();
  }

  /** The text, if this is one. */
  default Optional<String> text() {
    return Optional.empty();
  }

  /** The value, if this is true or false. */
  default Optional<Boolean> truth() {
    return Optional.empty();
  }

  /** One member of an object, with the offset of its name. */
  record Member(String name, int offset, JsonValue value) {}

  /** An object. */
  record Members(int offset, List<Member> all) implements JsonValue {
    @Override
    public String kind() {
      return "an object";
    }

    @Override
    public Optional<List<Member>> members() {
      return Optional.of(all);
    }
  }

  /** A list. */
  record Elements(int offset, List<JsonValue> all) implements JsonValue {
    @Override
    public String kind() {
      return "a list";
    }

    @Override
    public Optional<List<JsonValue>> elements() {
      return Optional.of(all);
    }
  }

  /** A text. */
  record Text(int offset, String value) implements JsonValue {
    @Override
    public String kind() {
      return "a text";
    }

    @Override
    public Optional<String> text() {
      return Optional.of(value);
    }
  }

  /** True or false. */
  record Truth(int offset, boolean value) implements JsonValue {
    @Override
    public String kind() {
      return value ? "true" : "false";
    }

    @Override
    public Optional<Boolean> truth() {
      return Optional.of(value);
    }
  }

  /** A number or null, which no rule wants. */
  record Other(int offset, String kind) implements JsonValue {}

  /** Reads the JSON text of routing rules, with comments, into values that know their place. */
  final class Tree {

    private final byte[] bytes;
    private final JsonReader json;

    private Tree(byte[] bytes) {
      this.bytes = bytes;
      this.json = JsonReader.withComments().read(bytes, 0, bytes.length);
    }

    /**
     * Reads one JSON text.
     *
     * @throws MalformedJsonException if it is not JSON
     */
    static JsonValue read(byte[] bytes) {
      var tree = new Tree(bytes);
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
        case '{' -> new Members(offset, members());
        case '[' -> new Elements(offset, elements());
        case '"' -> new Text(offset, json.text());
        default -> word(json.skipValue());
      };
    }

    private JsonValue word(int offset) {
      return switch (bytes[offset]) {
        case 't' -> new Truth(offset, true);
        case 'f' -> new Truth(offset, false);
        case 'n' -> new Other(offset, "null");
        default -> new Other(offset, "a number");
      };
    }

    private List<Member> members() {
      List<Member> members = new ArrayList<>();
      for (boolean more = json.enter('{', '}'); more; more = json.next('}')) {
        json.peek();
        int offset = json.offset();
        String name = json.name();
        members.add(new Member(name, offset, value()));
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
}
