package io.sespartitioner.replay;

/** How a run ended. */
public enum ExitStatus {
  /** Done. */
  DONE(0),
  /** Input or output trouble. */
  TROUBLE(1),
  /** Wrong usage or bad rules. */
  USAGE(2),
  /** Records failed, and that was asked to matter. */
  RECORDS_FAILED(3);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /** The status that the process ends with. */
  public int code() {
    return code;
  }
}
