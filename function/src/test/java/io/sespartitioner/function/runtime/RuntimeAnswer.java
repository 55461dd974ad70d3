package io.sespartitioner.function.runtime;

/**
 * What a runtime client reported of one invocation.
 *
 * @param body the response, or the JSON in which the client describes the error
 */
public record RuntimeAnswer(Kind kind, String body) {
  /** How an invocation ended. */
  public enum Kind {
    /** The handler returned. */
    RESPONSE,
    /** The handler returned more than Lambda takes; Lambda drops such a response. */
    RESPONSE_TOO_LARGE,
    /** The handler threw. */
    ERROR,
    /** The handler could not even be made. */
    INIT_ERROR
  }

  /** The response. Throws {@link AssertionError} with what came instead, if none did. */
  public String response() {
    if (kind != Kind.RESPONSE) {
      throw new AssertionError("No response but " + kind + ": " + body);
    }
    return body;
  }
}
