package io.sespartitioner.routing;

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
}
