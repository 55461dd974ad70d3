package io.sespartitioner.routing;

import io.sespartitioner.ses.JsonPointer;
import java.util.Optional;

/** Reads what names a text of the event: a tag, a field or a header. */
final class EventTextReader {

  private EventTextReader() {}

  /** Reads a source whose value is the name or pointer. */
  static Optional<EventText> read(String source, Node node) {
    Optional<String> name = node.text();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> problem = problem(source, name.get());
    if (problem.isPresent()) {
      node.problem(problem.get());
      return Optional.empty();
    }
    return Optional.of(of(source, name.get()));
  }

  /** Reads a test's member, whose name is the name or pointer. */
  static Optional<EventText> readName(String source, Node node) {
    Optional<String> problem = problem(source, node.name());
    if (problem.isPresent()) {
      node.problemWithName(problem.get());
      return Optional.empty();
    }
    return Optional.of(of(source, node.name()));
  }

  private static EventText of(String source, String name) {
    return switch (source) {
      case "tag" -> new TagText(name);
      case "field" -> new FieldText(name);
      default -> new HeaderText(name);
    };
  }

  private static Optional<String> problem(String source, String name) {
    if (name.isEmpty()) {
      return Optional.of("Empty name of a " + source + ": write its name");
    }
    return source.equals("field") ? pointerProblem(name) : Optional.empty();
  }

  /** What is wrong with a JSON Pointer, if anything. */
  static Optional<String> pointerProblem(String pointer) {
    try {
      JsonPointer.parse(pointer);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          "Bad JSON Pointer \""
              + pointer
              + "\": write one such as /bounce/bounceType, with ~1 for"
              + " a slash and ~0 for a tilde in a name");
    }
  }
}
