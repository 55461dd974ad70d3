package io.sespartitioner.function;

/**
 * Says that an invocation is not the JSON that Firehose sends. Thrown out of the handler, so that
 * Firehose tries the batch again and then keeps it in the error output.
 */
final class InvalidInvocationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidInvocationException(String expected, int offset) {
    super("Expected " + expected + " at byte " + offset + " of the invocation");
  }
}
