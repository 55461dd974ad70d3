package io.sespartitioner.routing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Thrown for a {@code routing.json} that can't be used; it names every problem at once. */
public class BadRoutingRulesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Makes an exception whose message has one line for each problem. */
  public BadRoutingRulesException(List<Problem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the file; never empty. */
  public List<Problem> problems() {
    return problems;
  }

  private static String message(List<Problem> problems) {
    var message = new StringBuilder("The routing rules have ");
    message.append(problems.size() == 1 ? "a problem:" : problems.size() + " problems:");
    for (Problem problem : problems) {
      message.append("\n  ").append(problem);
    }
    return message.toString();
  }

  /**
   * One mistake in a {@code routing.json}: where it is, what is wrong, and what to write instead.
   *
   * @param pointer JSON Pointer of the value or member, empty for the whole file
   * @param line line in the file, from 1
   * @param column column in that line in characters, from 1
   * @param message what is wrong and what to write instead
   */
  public record Problem(String pointer, int line, int column, String message) {

    /** Place and message, such as {@code /keys/userName/match (line 4, column 31): ...}. */
    @Override
    public String toString() {
      var place = "line " + line + ", column " + column;
      return (pointer.isEmpty() ? place : pointer + " (" + place + ")") + ": " + message;
    }
  }

  /** Collects what is wrong with the rules, so that all of it is told at once. */
  static final class Problems {

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
}
