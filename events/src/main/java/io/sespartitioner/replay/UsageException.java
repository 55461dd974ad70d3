package io.sespartitioner.replay;

import java.io.Serial;

/** What was asked for can't be done: a wrong option, or bad rules. */
final class UsageException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
