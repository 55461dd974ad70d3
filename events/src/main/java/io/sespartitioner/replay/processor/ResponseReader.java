package io.sespartitioner.replay.processor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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

  private static final JsonFactory JSON = new JsonFactory();

  private ResponseReader() {}

  /**
   * The records of a response; none if it has no member {@code records}.
   *
   * @throws JsonParseException if it isn't JSON of the expected shape
   */
  static List<ResponseRecord> read(ByteBuffer response) throws IOException {
    List<ResponseRecord> records = new ArrayList<>();
    try (JsonParser json =
        JSON.createParser(response.array(), response.arrayOffset(), response.remaining())) {
      expect(json, json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        if (json.currentName().equals("records")) {
          readRecords(json, records);
        } else {
          skipValue(json);
        }
      }
      expect(json, json.nextToken() == null);
    }
    return records;
  }

  private static void readRecords(JsonParser json, List<ResponseRecord> records)
      throws IOException {
    records.clear();
    JsonToken token = json.nextToken();
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    expect(json, token == JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json, json.currentToken() == JsonToken.START_OBJECT);
      records.add(readRecord(json));
    }
  }

  private static ResponseRecord readRecord(JsonParser json) throws IOException {
    String recordId = "";
    Optional<String> result = Optional.empty();
    Optional<String> data = Optional.empty();
    Map<String, String> keys = Map.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      switch (json.currentName()) {
        case "recordId" -> recordId = textOrSkip(json).orElse("");
        case "result" -> result = textOrSkip(json);
        case "data" -> data = data(json);
        case "metadata" -> keys = metadata(json);
        default -> skipValue(json);
      }
    }
    return new ResponseRecord(recordId, result, data, keys);
  }

  private static Optional<String> data(JsonParser json) throws IOException {
    JsonToken token = json.nextToken();
    expect(json, token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NULL);
    return Optional.ofNullable(json.getValueAsString());
  }

  private static Map<String, String> metadata(JsonParser json) throws IOException {
    Map<String, String> keys = new LinkedHashMap<>();
    if (json.nextToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return keys;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      if (json.currentName().equals("partitionKeys")) {
        readKeys(json, keys);
      } else {
        skipValue(json);
      }
    }
    return keys;
  }

  private static void readKeys(JsonParser json, Map<String, String> keys) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      textOrSkip(json).filter(value -> !value.isEmpty()).ifPresent(value -> keys.put(name, value));
    }
  }

  private static Optional<String> textOrSkip(JsonParser json) throws IOException {
    if (json.nextToken() == JsonToken.VALUE_STRING) {
      return Optional.of(json.getText());
    }
    json.skipChildren();
    return Optional.empty();
  }

  private static void skipValue(JsonParser json) throws IOException {
    json.nextToken();
    json.skipChildren();
  }

  private static void expect(JsonParser json, boolean condition) throws JsonParseException {
    if (!condition) {
      throw new JsonParseException(json, "Not the shape of an invocation response");
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
