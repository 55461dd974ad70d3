package io.sespartitioner.replay.processor;

import io.sespartitioner.function.ReasonCode;
import io.sespartitioner.replay.processor.ResponseReader.ResponseRecord;
import io.sespartitioner.replay.stream.Failure;
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
  private static final Set<String> RESULTS = Set.of(OK, DROPPED, "ProcessingFailed");

  private final int attempts;
  private final Function<FirehoseRecord, Optional<ReasonCode>> reasons;

  /**
   * Rules for the response to one attempt.
   *
   * @param attempts the number of the attempt, from 1
   * @param reasons why the function failed a record, if that can be known
   */
  ResponseRules(int attempts, Function<FirehoseRecord, Optional<ReasonCode>> reasons) {
    this.attempts = attempts;
    this.reasons = reasons;
  }

  /** The outcomes of the records, in their order. */
  List<Outcome> outcomes(List<FirehoseRecord> records, List<ResponseRecord> answers) {
    if (!answers.stream()
        .allMatch(answer -> answer.result().filter(RESULTS::contains).isPresent())) {
      return all(
          records, "Lambda.FunctionError", "Expected a status of Dropped, Ok or ProcessingFailed.");
    }
    Map<String, ResponseRecord> byId = new HashMap<>();
    Map<String, Integer> count = new HashMap<>();
    for (ResponseRecord answer : answers) {
      byId.put(answer.recordId(), answer);
      count.merge(answer.recordId(), 1, Integer::sum);
    }
    try {
      return records.stream()
          .map(
              record -> {
                String id = record.recordId();
                return outcome(
                    record, Optional.ofNullable(byId.get(id)), count.getOrDefault(id, 0));
              })
          .toList();
    } catch (IllegalArgumentException e) {
      return all(records, "Lambda.FunctionError", "The data of a record is not base64.");
    }
  }

  /** The same failure for every record, with Firehose's code and message. */
  List<Outcome> all(List<FirehoseRecord> records, String code, String message) {
    return records.stream().map(record -> failed(code, message)).toList();
  }

  private Outcome outcome(FirehoseRecord record, Optional<ResponseRecord> answer, int count) {
    if (answer.isEmpty()) {
      return failed("Lambda.MissingRecordId", "One or more record Ids were not returned.");
    }
    if (count > 1) {
      return failed(
          "Lambda.DuplicatedRecordId", "Multiple records were returned with the same record Id.");
    }
    return switch (answer.get().result().orElseThrow()) {
      case OK -> ok(answer.get());
      case DROPPED -> new Outcome.Dropped();
      default -> new Outcome.Failed(Failure.ofRecord(attempts, reasons.apply(record)));
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
    return new Outcome.Failed(Failure.ofFunction(attempts, code, message));
  }
}
