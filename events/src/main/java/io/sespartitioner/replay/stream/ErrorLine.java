package io.sespartitioner.replay.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One line of error output, with the fields in the order that real ones have. The original bytes of
 * the record are in {@code rawData}; {@code lambdaARN}, in the spelling of real ones and not of the
 * documentation, is only there if the function failed.
 */
public final class ErrorLine {

  private static final JsonFactory JSON = new JsonFactory();

  private ErrorLine() {}

  /**
   * The line, with its line break.
   *
   * @param endedAtMillis when the last attempt ended, in milliseconds since 1970
   */
  public static ByteBuffer of(FirehoseRecord record, Failure failure, long endedAtMillis)
      throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeBinaryField("rawData", record.payload());
      json.writeStringField("errorCode", failure.code());
      json.writeStringField("errorMessage", failure.message());
      json.writeNumberField("attemptsMade", failure.attempts());
      json.writeNumberField("arrivalTimestamp", record.arrivalMillis());
      json.writeNumberField("attemptEndingTimestamp", endedAtMillis);
      if (failure.lambdaArn().isPresent()) {
        json.writeStringField("lambdaARN", failure.lambdaArn().get());
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
    return ByteBuffer.wrap(line.toByteArray());
  }
}
