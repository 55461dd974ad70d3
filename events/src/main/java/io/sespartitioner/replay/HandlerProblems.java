package io.sespartitioner.replay;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says what a handler threw, once for each kind. The exception's message is left out: it may hold
 * what the event holds.
 */
final class HandlerProblems implements Consumer<Throwable> {

  private final Terminal terminal;
  private final Set<String> said = new HashSet<>();

  HandlerProblems(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void accept(Throwable problem) {
    String what = problem.getClass().getName() + place(problem);
    if (said.add(what)) {
      terminal.message("the handler ended with " + what + "; Firehose tries again");
    }
  }

  private static String place(Throwable problem) {
    StackTraceElement[] trace = problem.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }
}
