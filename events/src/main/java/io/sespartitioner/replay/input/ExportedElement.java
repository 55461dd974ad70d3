package io.sespartitioner.replay.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What one element of an export holds: an event as it was sent, or a record's own bytes. */
final class ExportedElement {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * Where elements hold a text: messages of {@code aws sqs receive-message}; invocations of a
   * function by SQS and by SNS; log events of {@code aws logs filter-log-events} and of a
   * subscription.
   */
  private static final List<String> TEXTS = List.of("/Body", "/body", "/Sns/Message", "/message");

  /** Where elements hold base64: invocations of a function by Firehose and by Kinesis. */
  private static final List<String> DATA = List.of("/data", "/kinesis/data");

  private final byte[] bytes;
  private final boolean isRecord;

  private ExportedElement(byte[] bytes, boolean isRecord) {
    this.bytes = bytes;
    this.isRecord = isRecord;
  }

  /** The text or the record. */
  byte[] bytes() {
    return bytes;
  }

  /** Whether these are the bytes of one record, newline and all. */
  boolean isRecord() {
    return isRecord;
  }

  /** What the element holds; nothing if it is of no known kind. */
  static List<ExportedElement> payloads(byte[] json) throws IOException {
    JsonNode element;
    try {
      element = MAPPER.readTree(json);
    } catch (JacksonException e) {
      // Not UTF-8, or too deep for Jackson: then it is handed on as it stands.
      return List.of();
    }
    List<ExportedElement> payloads = new ArrayList<>();
    for (String pointer : TEXTS) {
      JsonNode text = element.at(pointer);
      if (text.isTextual() && isLogEvent(element, pointer)) {
        payloads.add(new ExportedElement(text.textValue().getBytes(UTF_8), false));
      }
    }
    for (String pointer : DATA) {
      JsonNode data = element.at(pointer);
      if (data.isTextual()) {
        payloads.add(record(data.textValue()));
      }
    }
    return payloads;
  }

  /** The text of an element that is a text itself. */
  static ExportedElement text(byte[] json) throws IOException {
    return new ExportedElement(MAPPER.readTree(json).textValue().getBytes(UTF_8), false);
  }

  /** A member message alone is nothing particular. */
  private static boolean isLogEvent(JsonNode element, String pointer) {
    return !pointer.equals("/message") || element.path("timestamp").isNumber();
  }

  private static ExportedElement record(String base64) {
    try {
      return new ExportedElement(Base64.getDecoder().decode(base64), true);
    } catch (IllegalArgumentException e) {
      return new ExportedElement(base64.getBytes(UTF_8), false);
    }
  }
}
