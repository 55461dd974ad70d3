package io.sespartitioner.infra;

/** The app can't start: an argument, a file or Node.js is missing or wrong. */
final class LaunchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LaunchException(String message) {
    super(message);
  }

  LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}
