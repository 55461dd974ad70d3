package io.sespartitioner.routing;

import java.util.Optional;

/**
 * Checks text that the rules' author wrote for a partition value: segments of safe characters,
 * joined by single slashes.
 */
final class AuthorText {

  private AuthorText() {}

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
    return segmentProblem(text, "write no / at the start or end, and no //");
  }

  /**
   * What is wrong with the segments of a path that may hold any characters, if anything.
   *
   * @param advice what to write instead of an empty segment
   */
  static Optional<String> segmentProblem(String path, String advice) {
    int start = 0;
    for (int end = 0; end <= path.length(); end++) {
      if (end == path.length() || path.charAt(end) == '/') {
        String segment = path.substring(start, end);
        if (segment.isEmpty()) {
          return Optional.of("Empty path segment: " + advice);
        }
        if (PartitionValue.isDots(segment)) {
          return Optional.of("Path segment \"" + segment + "\": write a name instead");
        }
        start = end + 1;
      }
    }
    return Optional.empty();
  }
}
