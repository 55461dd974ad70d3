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
}
