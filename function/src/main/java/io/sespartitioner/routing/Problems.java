package io.sespartitioner.routing;

import io.sespartitioner.routing.BadRoutingRulesException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with the rules, so that all of it is told at once. */
final class Problems {

  private record At(int offset, Problem problem) {}

  private final byte[] file;
  private final List<At> found = new ArrayList<>();

  /** Problems of the file with these bytes. */
  Problems(byte[] file) {
    this.file = file;
  }

  /** Adds a problem at an offset in bytes, once if a value has it twice. */
  void add(String pointer, int offset, String message) {
    int lineStart = offset;
    while (lineStart > 0 && file[lineStart - 1] != '\n') {
      lineStart--;
    }
    int line = 1;
    for (int i = 0; i < lineStart; i++) {
      line += file[i] == '\n' ? 1 : 0;
    }
    String before = new String(file, lineStart, offset - lineStart, StandardCharsets.UTF_8);
    int column = before.codePointCount(0, before.length()) + 1;
    var at = new At(offset, new Problem(pointer, line, column, message));
    if (!found.contains(at)) {
      found.add(at);
    }
  }

  /** Whether there is none so far. */
  boolean none() {
    return found.isEmpty();
  }

  /** The exception that tells all problems, in the order of the file. */
  BadRoutingRulesException toException() {
    found.sort(Comparator.comparingInt(At::offset));
    List<Problem> problems = new ArrayList<>();
    for (At at : found) {
      problems.add(at.problem);
    }
    return new BadRoutingRulesException(problems);
  }
}
