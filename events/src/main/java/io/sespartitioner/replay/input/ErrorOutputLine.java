package io.sespartitioner.replay.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/**
 * One line of error output, as Firehose writes it for records that it could not deliver: an object
 * with the original bytes as base64 in {@code rawData} and with {@code errorCode} or, for format
 * conversion, {@code lastErrorCode}. Nothing else of it is needed, so it doesn't matter which of
 * its spellings the function's ARN has.
 */
final class ErrorOutputLine {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ErrorOutputLine() {}

  /** The original bytes, if the JSON text is a line of error output. */
  static Optional<byte[]> originalBytes(byte[] json) throws IOException {
    try {
      JsonNode line = MAPPER.readTree(json);
      boolean errorOutput =
          line.path("rawData").isTextual()
              && (line.path("errorCode").isTextual() || line.path("lastErrorCode").isTextual());
      return errorOutput
          ? Optional.of(Base64.getDecoder().decode(line.get("rawData").textValue()))
          : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // Not UTF-8, deeper or with longer numbers than Jackson reads, or not base64: then it is an
      // event like any other, for the function to judge.
      return Optional.empty();
    }
  }
}
