package io.sespartitioner.replay;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a run ended. */
public enum ExitStatus {
  /** Done. */
  DONE(0, "Done."),
  /** Input or output trouble. */
  TROUBLE(1, "Trouble with an input or the output."),
  /** Wrong usage or bad rules. */
  USAGE(2, "Wrong usage, or bad rules."),
  /** Records failed, and that was asked to matter. */
  RECORDS_FAILED(
      3, "A record failed, and --strict was given; or an event is not as --expect says.");

  private final int code;
  private final String meaning;

  ExitStatus(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The status that the process ends with. */
  public int code() {
    return code;
  }

  /** What each means, for a help text. */
  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitStatus status : values()) {
      meanings.put(Integer.toString(status.code), status.meaning);
    }
    return meanings;
  }
}
