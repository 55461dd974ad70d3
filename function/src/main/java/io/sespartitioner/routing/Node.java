package io.sespartitioner.routing;

import io.sespartitioner.json.JsonPointer;
import io.sespartitioner.routing.BadRoutingRulesException.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value at its place in the rules, and the way to read it: what is not as it should be
 * becomes a problem, and then reads as empty.
 */
final class Node {

  private final Node parent;
  private final String name;
  private final int nameOffset;
  private final JsonValue value;
  private final Problems problems;

  private Node(Node parent, String name, int nameOffset, JsonValue value, Problems problems) {
    this.parent = parent;
    this.name = name;
    this.nameOffset = nameOffset;
    this.value = value;
    this.problems = problems;
  }

  /** The whole file. */
  static Node root(JsonValue value, Problems problems) {
    return new Node(null, "", value.offset(), value, problems);
  }

  /** The member's name or the element's index. */
  String name() {
    return name;
  }

  /** JSON Pointer of the place. */
  String pointer() {
    return parent == null ? "" : parent.pointer() + "/" + JsonPointer.escape(name);
  }

  /** Adds a problem with the value. */
  void problem(String message) {
    problems.add(pointer(), value.offset(), message);
  }

  /** Adds a problem with the member's name. */
  void problemWithName(String message) {
    problems.add(pointer(), nameOffset, message);
  }

  /** The text, which must be one and not empty. */
  Optional<String> text() {
    Optional<String> text = expect(value.text(), "a text");
    if (text.isPresent() && text.get().isEmpty()) {
      problem("Empty text: write at least one character");
      return Optional.empty();
    }
    return text;
  }

  /** Whether the value, which must be true or false, is true. */
  boolean isTrue() {
    Optional<Boolean> truth = truth();
    return truth.isPresent() && truth.get();
  }

  /** The value, which must be true or false. */
  Optional<Boolean> truth() {
    return expect(value.truth(), "true or false");
  }

  /** The elements, which must be a list. */
  List<Node> elements() {
    Optional<List<JsonValue>> elements = expect(value.elements(), "a list");
    if (elements.isEmpty()) {
      return List.of();
    }
    List<Node> nodes = new ArrayList<>();
    for (JsonValue element : elements.get()) {
      String index = Integer.toString(nodes.size());
      nodes.add(new Node(this, index, element.offset(), element, problems));
    }
    return nodes;
  }

  /** The members by name, in order; the value must be an object without duplicates. */
  Map<String, Node> members() {
    Optional<List<JsonValue.Member>> members = expect(value.members(), "an object");
    Map<String, Node> nodes = new LinkedHashMap<>();
    if (members.isPresent()) {
      for (JsonValue.Member member : members.get()) {
        Node node = new Node(this, member.name(), member.offset(), member.value(), problems);
        if (nodes.putIfAbsent(member.name(), node) != null) {
          node.problemWithName("Duplicate member: keep one of them");
        }
      }
    }
    return nodes;
  }

  /** The members by name; any other than these is a problem. */
  Map<String, Node> members(List<String> known) {
    Map<String, Node> members = members();
    for (Node member : members.values()) {
      if (!known.contains(member.name)) {
        String advice = NearestName.advice(member.name, known);
        member.problemWithName("Unknown property \"" + member.name + "\": " + advice);
      }
    }
    return members;
  }

  /**
   * Whether this is an object without unknown members, which could be the missing ones misspelt.
   */
  boolean hasOnly(List<String> known) {
    if (!isObject()) {
      return false;
    }
    for (JsonValue.Member member : value.members().get()) {
      if (!known.contains(member.name())) {
        return false;
      }
    }
    return true;
  }

  /** What the value is, such as {@code a list}. */
  String kind() {
    return value.kind();
  }

  boolean isText() {
    return value.text().isPresent();
  }

  boolean isObject() {
    return value.members().isPresent();
  }

  boolean isList() {
    return value.elements().isPresent();
  }

  private <T> Optional<T> expect(Optional<T> read, String kind) {
    if (read.isEmpty()) {
      problem("Expected " + kind + ", not " + value.kind());
    }
    return read;
  }
}
