package io.sespartitioner.replay.processor;

import io.sespartitioner.replay.processor.ResponseReader.ResponseRecord;
import io.sespartitioner.replay.stream.Failure;
import io.sespartitioner.replay.stream.Failure.ErrorType;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.Outcome;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What Firehose makes of a response. Where AWS was observed to act in two ways: a doubled record id
 * and missing data fail that record only; a result that it doesn't know and data that isn't base64
 * fail the batch.
 */
final class ResponseRules {

  private static final String OK = "Ok";
  private static final String DROPPED = "Dropped";
  private static final String PROCESSING_FAILED = "ProcessingFailed";
  private static final Set<String> RESULTS = Set.of(OK, DROPPED, PROCESSING_FAILED);

  private final String lambdaArn;
  private final int attempts;

  /**
   * Rules for the response to one attempt.
   *
   * @param attempts the number of the attempt, from 1
   */
  ResponseRules(String lambdaArn, int attempts) {
    this.lambdaArn = lambdaArn;
    this.attempts = attempts;
  }

  /** Whether the function failed the record. */
  static boolean isProcessingFailed(ResponseRecord answer) {
    return answer.result().filter(PROCESSING_FAILED::equals).isPresent();
  }

  /**
   * The outcomes of the records, in their order.
   *
   * @param reasons the function's reason code for a record id, if it gave one
   */
  List<Outcome> outcomes(
      List<FirehoseRecord> records,
      List<ResponseRecord> answers,
      Function<String, Optional<String>> reasons) {
    if (!answers.stream()
        .allMatch(answer -> answer.result().filter(RESULTS::contains).isPresent())) {
      return all(records, functionError("Expected a status of Dropped, Ok or ProcessingFailed."));
    }
    Map<String, ResponseRecord> byId = new HashMap<>();
    Map<String, Integer> count = new HashMap<>();
    for (ResponseRecord answer : answers) {
      byId.put(answer.recordId(), answer);
      count.merge(answer.recordId(), 1, Integer::sum);
    }
    try {
      return records.stream()
          .map(FirehoseRecord::recordId)
          .map(id -> outcome(id, Optional.ofNullable(byId.get(id)), count, reasons))
          .toList();
    } catch (IllegalArgumentException e) {
      return all(records, functionError("The data of a record is not base64."));
    }
  }

  /** The same failure for every record. */
  static List<Outcome> all(List<FirehoseRecord> records, Failure failure) {
    return records.stream().<Outcome>map(record -> new Outcome.Failed(failure)).toList();
  }

  /** A failure of the function, with Firehose's code and message. */
  Failure failure(String code, String message) {
    return new Failure(
        ErrorType.PROCESSING_FAILED,
        code,
        message,
        attempts,
        Optional.empty(),
        Optional.of(lambdaArn));
  }

  private Failure functionError(String message) {
    return failure("Lambda.FunctionError", message);
  }

  private Outcome outcome(
      String recordId,
      Optional<ResponseRecord> answer,
      Map<String, Integer> count,
      Function<String, Optional<String>> reasons) {
    if (answer.isEmpty()) {
      return failed("Lambda.MissingRecordId", "One or more record Ids were not returned.");
    }
    if (count.get(recordId) > 1) {
      return failed(
          "Lambda.DuplicatedRecordId", "Multiple records were returned with the same record Id.");
    }
    return switch (answer.get().result().orElseThrow()) {
      case OK -> ok(answer.get());
      case DROPPED -> new Outcome.Dropped();
      default -> new Outcome.Failed(Failure.rejected(attempts, reasons.apply(recordId), lambdaArn));
    };
  }

  private Outcome ok(ResponseRecord answer) {
    if (answer.data().isEmpty()) {
      return failed(
          "Lambda.InvalidReturnFormat",
          "data must not be null for a record of a DirectPut or Kinesis source");
    }
    byte[] data = Base64.getDecoder().decode(answer.data().get());
    return new Outcome.Partitioned(answer.keys(), ByteBuffer.wrap(data));
  }

  private Outcome failed(String code, String message) {
    return new Outcome.Failed(failure(code, message));
  }
}
