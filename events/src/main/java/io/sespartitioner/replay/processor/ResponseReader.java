package io.sespartitioner.replay.processor;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads invocation responses. Members that Firehose doesn't know are skipped. */
final class ResponseReader {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private ResponseReader() {}

  /**
   * The records of a response; none if it has no member {@code records}.
   *
   * @throws JsonParseException if it isn't JSON of the expected shape
   */
  static List<ResponseRecord> read(ByteBuffer response) throws IOException {
    JsonNode json = JSON.readTree(response.array(), response.arrayOffset(), response.remaining());
    JsonNode records = json.path("records");
    expect(json.isObject() && (records.isArray() || isAbsent(records)));
    List<ResponseRecord> read = new ArrayList<>(records.size());
    for (JsonNode record : records) {
      expect(record.isObject());
      JsonNode data = record.path("data");
      expect(data.isTextual() || isAbsent(data));
      read.add(
          new ResponseRecord(
              text(record.path("recordId")).orElse(""),
              text(record.path("result")),
              text(data),
              keys(record.at("/metadata/partitionKeys"))));
    }
    return read;
  }

  private static Map<String, String> keys(JsonNode json) {
    Map<String, String> keys = new LinkedHashMap<>();
    json.properties()
        .forEach(
            key ->
                text(key.getValue())
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> keys.put(key.getKey(), value)));
    return keys;
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static Optional<String> text(JsonNode value) {
    return Optional.ofNullable(value.textValue());
  }

  private static void expect(boolean condition) throws JsonParseException {
    if (!condition) {
      throw new JsonParseException((JsonParser) null, "Not the shape of an invocation response");
    }
  }

  /**
   * One record of an invocation response, as the function wrote it.
   *
   * @param recordId empty if absent
   * @param result empty if absent or not a text
   * @param data base64, or empty if absent or null
   * @param keys partition keys that are texts and not empty; handed over, not copied
   */
  record ResponseRecord(
      String recordId, Optional<String> result, Optional<String> data, Map<String, String> keys) {

    ResponseRecord {
      keys = Collections.unmodifiableMap(keys);
    }
  }
}
