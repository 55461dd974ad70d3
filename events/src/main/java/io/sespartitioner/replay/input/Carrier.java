package io.sespartitioner.replay.input;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;

/** Where tools that export, and services that invoke, keep events: in the elements of an array. */
enum Carrier {
  /** {@code aws sqs receive-message}. */
  QUEUE_MESSAGE("Messages", "/Body", false),
  /** What SNS invokes a Lambda function with. */
  TOPIC_MESSAGE("Records", "/Sns/Message", false),
  /** What SQS invokes a Lambda function with. */
  QUEUE_RECORD("Records", "/body", false),
  /** What Kinesis invokes a Lambda function with. */
  STREAM_RECORD("Records", "/kinesis/data", true),
  /** {@code aws kinesis get-records}, {@code aws firehose put-record-batch}. */
  API_RECORD("Records", "/Data", true),
  /** {@code aws logs filter-log-events}, {@code get-log-events}. */
  LOG_EVENT("events", "/message", false),
  /** A subscription of CloudWatch Logs. */
  SUBSCRIBED_EVENT("logEvents", "/message", false),
  /** What Firehose invokes its processor with. */
  FIREHOSE_RECORD("records", "/data", true);

  private final String array;

  // Of another library, which doesn't say that its pointers never change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final JsonPointer place;

  private final boolean base64;

  Carrier(String array, String place, boolean base64) {
    this.array = array;
    this.place = JsonPointer.compile(place);
    this.base64 = base64;
  }

  /** Those whose array has this name. */
  static List<Carrier> in(String array) {
    return Arrays.stream(values()).filter(carrier -> carrier.array.equals(array)).toList();
  }

  /** Whether it holds a payload as base64, which is taken as it is; else the text of an event. */
  boolean base64() {
    return base64;
  }

  /** Whether an element of the array holds an event so. A message alone is nothing particular. */
  boolean holds(JsonNode element) {
    JsonNode text = element.at(place);
    return text.isTextual()
        && ((this != LOG_EVENT && this != SUBSCRIBED_EVENT)
            || element.path("timestamp").isNumber()
            || text.textValue().contains("\"mail\""));
  }

  /** The text in an element that holds one. */
  String text(JsonNode element) {
    return element.at(place).textValue();
  }

  @Override
  public String toString() {
    return array + "[]" + place.toString().replace('/', '.');
  }
}
