package io.sespartitioner.replay.lambda;

import java.time.Duration;

/**
 * How Firehose calls the function.
 *
 * @param retries how often it tries again
 * @param timeout the longest that one call may take
 */
public record LambdaSettings(int retries, Duration timeout) {

  /** Firehose's own: 3 retries, and at most 5 minutes a call. */
  public static final LambdaSettings FIREHOSE = new LambdaSettings(3, Duration.ofMinutes(5));

  int attempts() {
    return retries + 1;
  }
}
