package io.sespartitioner.routing;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * Reads regular expressions of RE2, which take linear time on any text. A class of its own, so that
 * rules without one load nothing of RE2/J.
 */
final class RegexReader {

  private RegexReader() {}

  /** Reads a regular expression; empty if it is none. */
  static Optional<Pattern> read(Node node) {
    Optional<String> regex = node.text();
    if (regex.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(regex.get()));
    } catch (PatternSyntaxException e) {
      node.problem(
          "Bad regular expression ("
              + e.getDescription()
              + "): write it in RE2's syntax, which has no lookaround and no backreferences");
      return Optional.empty();
    }
  }
}
