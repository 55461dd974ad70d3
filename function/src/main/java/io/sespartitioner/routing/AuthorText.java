package io.sespartitioner.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks text that the rules' author wrote for a partition value: segments of safe characters,
 * joined by single slashes.
 */
final class AuthorText {

  private AuthorText() {}

  /** Reads a text for a partition value; empty, and a problem, if it isn't one. */
  static Optional<String> read(Node node) {
    Optional<String> text = node.text();
    if (text.isPresent()) {
      Optional<String> problem = problem(text.get());
      if (problem.isPresent()) {
        node.problem(problem.get());
        return Optional.empty();
      }
    }
    return text;
  }

  /** What is wrong with the text and what to write instead, if anything. */
  static Optional<String> problem(String text) {
    for (int i = 0; i < text.length(); i++) {
      int character = text.codePointAt(i);
      if (!PartitionValue.isSafe(character) && character != '/') {
        return Optional.of(
            "Unsafe character \""
                + Character.toString(character)
                + "\" in a partition value: use letters, digits and + = , . @ _ -, and / between"
                + " segments");
      }
    }
    List<String> problems = segmentProblems(text, "write no / at the start or end, and no //");
    return problems.isEmpty() ? Optional.empty() : Optional.of(problems.get(0));
  }

  /**
   * What is wrong with the segments of a path that may hold any characters.
   *
   * @param advice what to write instead of an empty segment
   */
  static List<String> segmentProblems(String path, String advice) {
    List<String> problems = new ArrayList<>();
    int start = 0;
    for (int end = 0; end <= path.length(); end++) {
      if (end == path.length() || path.charAt(end) == '/') {
        String segment = path.substring(start, end);
        if (segment.isEmpty()) {
          problems.add("Empty path segment: " + advice);
        } else if (PartitionValue.isDots(segment)) {
          problems.add("Path segment \"" + segment + "\": write a name instead");
        }
        start = end + 1;
      }
    }
    return problems;
  }
}
