package io.sespartitioner.infra.settings;

import java.util.List;

/** Settings that nothing can be deployed with. */
public final class BadSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  BadSettingsException(List<String> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** All problems, each with the setting's name, what is wrong and what to write; never empty. */
  public List<String> problems() {
    return problems;
  }

  private static String message(List<String> problems) {
    String count = problems.size() == 1 ? "a problem" : problems.size() + " problems";
    return "The settings have "
        + count
        + " (context values, in infra/cdk.json or as -c key=value):\n  "
        + String.join("\n  ", problems);
  }
}
