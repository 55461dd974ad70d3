package io.sespartitioner.replay;

import java.io.Serial;

/** What was asked for can't be done: a wrong option, or bad rules. */
public final class UsageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /** With a message that says what to do. */
  public UsageException(String message) {
    super(message);
  }

  /** With what it comes from, too. */
  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
