package io.sespartitioner.routing;

import io.sespartitioner.ses.JsonPointer;
import java.util.Map;
import java.util.Optional;

/** Reads what names a text of the event: a tag, a field or a header. */
enum EventTextReader implements KeySources.Reader {
  TAG("tag"),
  FIELD("field"),
  HEADER("header");

  /** How the rules write it. */
  final String word;

  EventTextReader(String word) {
    this.word = word;
  }

  /** Reads a source whose value is the name or pointer. */
  @Override
  public Optional<EventText> read(Node node, Map<String, Node> members) {
    Optional<String> name = node.text();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> problem = problem(name.get());
    if (problem.isPresent()) {
      node.problem(problem.get());
      return Optional.empty();
    }
    return Optional.of(of(name.get()));
  }

  /** Reads a test's member, whose name is the name or pointer. */
  Optional<EventText> readName(Node node) {
    Optional<String> problem = problem(node.name());
    if (problem.isPresent()) {
      node.problemWithName(problem.get());
      return Optional.empty();
    }
    return Optional.of(of(node.name()));
  }

  private EventText of(String name) {
    return switch (this) {
      case TAG -> new EventText.Tag(name);
      case FIELD -> new EventText.Field(name);
      case HEADER -> new EventText.Header(name);
    };
  }

  private Optional<String> problem(String name) {
    if (name.isEmpty()) {
      return Optional.of("Empty name of a " + word + ": write its name");
    }
    return this == FIELD ? pointerProblem(name) : Optional.empty();
  }

  /** What is wrong with a JSON Pointer, if anything. */
  static Optional<String> pointerProblem(String pointer) {
    try {
      JsonPointer.parse(pointer);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("Bad JSON Pointer \"" + pointer + "\": write " + advice(pointer));
    }
  }

  /** What a name, or a path of JQ or JSONPath, is as a pointer. */
  private static String advice(String path) {
    String plain = path.startsWith("$") ? path.substring(1) : path;
    if (!path.startsWith("/") && plain.matches("\\.?\\w+(\\.\\w+|\\[\\d+])*")) {
      String steps = plain.replace("[", ".").replace("]", "").replace('.', '/');
      return steps.startsWith("/") ? steps : "/" + steps;
    }
    return "one such as /bounce/bounceType, with ~1 for a slash and ~0 for a tilde in a name";
  }
}
