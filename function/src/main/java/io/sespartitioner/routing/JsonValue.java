package io.sespartitioner.routing;

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
}
