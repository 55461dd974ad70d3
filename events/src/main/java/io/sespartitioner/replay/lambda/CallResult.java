package io.sespartitioner.replay.lambda;

import java.nio.ByteBuffer;

/** How one call of the function ended. */
sealed interface CallResult {

  /** With an answer, right or wrong. */
  record Answered(ByteBuffer response) implements CallResult {}

  /**
   * Without an answer: Firehose tries again.
   *
   * @param code Firehose's error code
   * @param message Firehose's error message
   */
  record Errored(String code, String message) implements CallResult {

    static final Errored ERROR_RESULT =
        new Errored(
            "Lambda.FunctionError",
            "The Lambda function was successfully invoked but it returned an error result.");

    static final Errored TIMED_OUT =
        new Errored("Lambda.FunctionTimedOut", "The Lambda function timed out.");
  }
}
