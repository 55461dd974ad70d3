package io.sespartitioner.replay.stream;

import java.util.Optional;

/**
 * Why a record goes to the error output.
 *
 * @param type the kind of error output
 * @param code Firehose's {@code errorCode}
 * @param message Firehose's {@code errorMessage}
 * @param attempts how many attempts were made
 * @param reason the function's own reason code, if it gave one
 * @param lambdaArn the function that was called, if it is the function that failed
 */
public record Failure(
    ErrorType type,
    String code,
    String message,
    int attempts,
    Optional<String> reason,
    Optional<String> lambdaArn) {

  /** A failure inside Firehose, which makes one attempt. */
  public static Failure of(ErrorType type, String code, String message) {
    return new Failure(type, code, message, 1, Optional.empty(), Optional.empty());
  }
}
