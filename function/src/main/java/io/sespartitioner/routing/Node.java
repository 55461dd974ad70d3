package io.sespartitioner.routing;

import io.sespartitioner.json.JsonPointer;
import io.sespartitioner.json.JsonReader;
import io.sespartitioner.json.MalformedJsonException;
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

  private static final String OBJECT = "an object";
  private static final String LIST = "a list";
  private static final String TEXT = "a text";

  /** As much of a name is told in the pointer of a problem. */
  private static final int MAX_NAME = 200;

  private final Node parent;
  private final String name;
  private final int nameOffset;
  private final Problems problems;

  private int offset;
  private String kind = TEXT;
  private String text = "";

  /** The members or elements. */
  private List<Node> children = List.of();

  private Node(Node parent, String name, int nameOffset, Problems problems) {
    this.parent = parent;
    this.name = name;
    this.nameOffset = nameOffset;
    this.problems = problems;
  }

  /**
   * Reads a whole file, with comments.
   *
   * @throws MalformedJsonException if it is not one JSON text
   */
  static Node read(byte[] file, Problems problems) {
    JsonReader json = JsonReader.withComments().read(file, 0, file.length);
    Node root = new Node(null, "", 0, problems).read(json, file);
    if (json.peek() != JsonReader.END) {
      throw json.expected("the end of the file");
    }
    return root;
  }

  private Node read(JsonReader json, byte[] file) {
    int next = json.peek();
    offset = json.offset();
    switch (next) {
      case '{' -> readMembers(json, file);
      case '[' -> readElements(json, file);
      case '"' -> text = json.text();
      default -> kind = word(file[json.skipValue()]);
    }
    return this;
  }

  private void readMembers(JsonReader json, byte[] file) {
    kind = OBJECT;
    children = new ArrayList<>();
    for (boolean more = json.enter('{', '}'); more; more = json.next('}')) {
      json.peek();
      int nameStart = json.offset();
      children.add(new Node(this, json.name(), nameStart, problems).read(json, file));
    }
  }

  private void readElements(JsonReader json, byte[] file) {
    kind = LIST;
    children = new ArrayList<>();
    for (boolean more = json.enter('[', ']'); more; more = json.next(']')) {
      String index = Integer.toString(children.size());
      json.peek();
      children.add(new Node(this, index, json.offset(), problems).read(json, file));
    }
  }

  private static String word(byte first) {
    return switch (first) {
      case 't' -> "true";
      case 'f' -> "false";
      case 'n' -> "null";
      default -> "a number";
    };
  }

  /** The member's name or the element's index. */
  String name() {
    return name;
  }

  /** JSON Pointer of the place. */
  String pointer() {
    List<String> names = new ArrayList<>();
    for (Node node = this; node.parent != null; node = node.parent) {
      boolean fits = node.name.length() <= MAX_NAME;
      names.add(
          0, "/" + JsonPointer.escape(fits ? node.name : node.name.substring(0, MAX_NAME) + "..."));
    }
    return String.join("", names);
  }

  /** The size of the file's regular expressions so far, with one more of this size. */
  long withRegexes(long size) {
    return problems.withRegexes(size);
  }

  /** Adds a problem with the value. */
  void problem(String message) {
    problems.add(pointer(), offset, message);
  }

  /** Adds a problem with the member's name. */
  void problemWithName(String message) {
    problems.add(pointer(), nameOffset, message);
  }

  /** The text, which must be one and not empty. */
  Optional<String> text() {
    if (!expect(isText(), TEXT)) {
      return Optional.empty();
    }
    if (text.isEmpty()) {
      problem("Empty text: write at least one character");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** Whether the value, which must be true or false, is true. */
  boolean isTrue() {
    return truth().orElse(false);
  }

  /** The value, which must be true or false. */
  Optional<Boolean> truth() {
    boolean isTrue = kind.equals("true");
    return expect(isTrue || kind.equals("false"), "true or false")
        ? Optional.of(isTrue)
        : Optional.empty();
  }

  /** The elements, which must be a list. */
  List<Node> elements() {
    return expect(isList(), LIST) ? children : List.of();
  }

  /** The members by name, in order; the value must be an object without duplicates. */
  Map<String, Node> members() {
    Map<String, Node> members = new LinkedHashMap<>();
    for (Node member : expect(isObject(), OBJECT) ? children : List.<Node>of()) {
      if (members.putIfAbsent(member.name, member) != null) {
        member.problemWithName("Duplicate member: keep one of them");
      }
    }
    return members;
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
    return isObject() && children.stream().allMatch(member -> known.contains(member.name));
  }

  /** What the value is, such as {@code a list}. */
  String kind() {
    return kind;
  }

  boolean isText() {
    return kind.equals(TEXT);
  }

  boolean isObject() {
    return kind.equals(OBJECT);
  }

  boolean isList() {
    return kind.equals(LIST);
  }

  private boolean expect(boolean is, String wanted) {
    if (!is) {
      problem("Expected " + wanted + ", not " + kind);
    }
    return is;
  }
}
