package io.sespartitioner.routing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a text of the event must be. */
final class TextTestReader {

  private static final List<String> PROPERTIES = List.of("matches", "exists");

  private TextTestReader() {}

  /** Reads a test; empty if it has problems. */
  static Optional<TextTest> read(Node node) {
    if (node.isText()) {
      return node.text().map(text -> new TextTest.OneOf(Set.of(text)));
    }
    if (node.isList()) {
      return oneOf(node);
    }
    if (node.isObject()) {
      return matchesOrExists(node);
    }
    node.problem(
        "Not a test: write a text, a list of texts, {\"matches\": ...} or {\"exists\": ...}");
    return Optional.empty();
  }

  private static Optional<TextTest> oneOf(Node node) {
    List<Node> elements = node.elements();
    Set<String> texts = new HashSet<>();
    boolean good = true;
    for (Node element : elements) {
      Optional<String> text = element.text();
      good &= text.isPresent();
      text.ifPresent(texts::add);
    }
    if (elements.isEmpty()) {
      node.problem("Empty list: write at least one text");
    }
    return good && !texts.isEmpty() ? Optional.of(new TextTest.OneOf(texts)) : Optional.empty();
  }

  private static Optional<TextTest> matchesOrExists(Node node) {
    Map<String, Node> members = node.members(PROPERTIES);
    Node matches = members.get("matches");
    Node exists = members.get("exists");
    if (matches != null && exists != null) {
      node.problem("Both \"matches\" and \"exists\": keep one, a text that matches also exists");
    } else if (matches != null) {
      return RegexReader.read(matches).map(TextTest.Matches::new);
    } else if (exists != null) {
      return exists.truth().map(TextTest.Exists::new);
    } else if (members.isEmpty()) {
      node.problem("Empty test: write \"matches\" or \"exists\"");
    }
    return Optional.empty();
  }
}
