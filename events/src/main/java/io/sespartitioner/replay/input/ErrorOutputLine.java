package io.sespartitioner.replay.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
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

  /** The {@code rawData}, which should be base64, if the JSON text is a line of error output. */
  static Optional<String> rawData(byte[] json) throws IOException {
    JsonNode line;
    try {
      line = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      // Not UTF-8, deeper or with longer numbers than Jackson reads: then it is an event like any
      // other, for the function to judge.
      return Optional.empty();
    }
    boolean errorOutput =
        text(line, "errorCode").isPresent() || text(line, "lastErrorCode").isPresent();
    return errorOutput ? text(line, "rawData") : Optional.empty();
  }

  /** The text of the member, whose name tools have been seen to write in other letter case. */
  private static Optional<String> text(JsonNode line, String name) {
    return line.properties().stream()
        .filter(member -> member.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .findFirst();
  }
}
