package io.sespartitioner.replay.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sespartitioner.function.ReasonCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
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

  /** The name of the local function, with AWS's account for examples. */
  public static final String FUNCTION_ARN =
      "arn:aws:lambda:us-east-1:111122223333:function:partitioning:$LATEST";

  private static final JsonFactory JSON = new JsonFactory();

  /** A failure inside Firehose, which makes one attempt. */
  public static Failure of(ErrorType type, String code, String message) {
    return new Failure(type, code, message, 1, Optional.empty(), Optional.empty());
  }

  /** A failure of the function, with Firehose's code and message. */
  public static Failure ofFunction(int attempts, String code, String message) {
    return ofFunction(attempts, code, message, Optional.empty());
  }

  /** That the function answered {@code ProcessingFailed} for a record. */
  public static Failure ofRecord(int attempts, Optional<ReasonCode> reason) {
    return ofFunction(
        attempts,
        "Lambda.ProcessingFailedStatus",
        "ProcessingFailed status set for record",
        reason);
  }

  private static Failure ofFunction(
      int attempts, String code, String message, Optional<ReasonCode> reason) {
    return new Failure(
        ErrorType.PROCESSING_FAILED,
        code,
        message,
        attempts,
        reason.map(ReasonCode::wireName),
        Optional.of(FUNCTION_ARN));
  }

  /* What arises in delivery. AWS has published no complete error line for it; types are as observed
  on AWS, codes and messages are this project's, in the style of the known ones. */

  static Failure missingKeys(List<String> names) {
    return Failure.of(
        ErrorType.PARTITIONING_FAILED,
        "DynamicPartitioning.PartitioningFailed",
        "partitionKeys values must not be null or empty: " + String.join(", ", names));
  }

  static Failure prefixTooLong() {
    return Failure.of(
        ErrorType.PARTITIONING_FAILED,
        "DynamicPartitioning.PartitioningFailed",
        "Length of evaluated prefix cannot be greater than " + PrefixEvaluation.MAX_CHARS);
  }

  static Failure tooManyPartitions(int limit) {
    return Failure.of(
        ErrorType.ACTIVE_PARTITION_EXCEEDED,
        "DynamicPartitioning.ActivePartitionsLimitExceeded",
        "The limit of " + limit + " active partitions is reached");
  }

  /**
   * The record's line in the error output, with its line break, and the fields in the order that
   * real ones have. The original bytes of the record are in {@code rawData}; {@code lambdaARN}, in
   * the spelling of real ones and not of the documentation, is only there if the function failed.
   *
   * @param endedAtMillis when the last attempt ended, in milliseconds since 1970
   */
  public ByteBuffer errorLine(FirehoseRecord record, long endedAtMillis) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeBinaryField("rawData", record.payload());
      json.writeStringField("errorCode", code);
      json.writeStringField("errorMessage", message);
      json.writeNumberField("attemptsMade", attempts);
      json.writeNumberField("arrivalTimestamp", record.arrivalMillis());
      json.writeNumberField("attemptEndingTimestamp", endedAtMillis);
      if (lambdaArn.isPresent()) {
        json.writeStringField("lambdaARN", lambdaArn.get());
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
    return ByteBuffer.wrap(line.toByteArray());
  }

  /** What {@code !{firehose:error-output-type}} can be here. */
  public enum ErrorType {
    /** The function failed, or failed the record. */
    PROCESSING_FAILED("processing-failed"),
    /** The JQ query failed, or gave a null or empty key. */
    METADATA_EXTRACTION_FAILED("metadata-extraction-failed"),
    /** The prefix can't be evaluated with the keys that the function returned. */
    PARTITIONING_FAILED("partitioning-failed"),
    /** The record would have opened one partition too many. */
    ACTIVE_PARTITION_EXCEEDED("activePartitionExceeded");

    private final String wireName;

    ErrorType(String wireName) {
      this.wireName = wireName;
    }

    /** The word that Firehose puts into the error prefix. */
    public String wireName() {
      return wireName;
    }
  }
}
