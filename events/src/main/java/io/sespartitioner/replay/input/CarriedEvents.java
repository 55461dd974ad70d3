package io.sespartitioner.replay.input;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.replay.input.Pieces.FoundRecords;
import io.sespartitioner.replay.input.RecordReader.RecordLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Unpacks events from the elements of an export. */
final class CarriedEvents {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final RecordLimits limits;
  private final FoundRecords found;

  CarriedEvents(RecordLimits limits, FoundRecords found) {
    this.limits = limits;
    this.found = found;
  }

  /** Whether one of the carriers finds an event in the element. */
  static boolean isCarried(byte[] element, List<Carrier> carriers) {
    return parsed(element).filter(json -> carrier(json, carriers).isPresent()).isPresent();
  }

  /** Hands on the event that one of the carriers finds in the element. */
  void carried(byte[] element, List<Carrier> carriers) throws IOException {
    Optional<JsonNode> json = parsed(element);
    Optional<Carrier> carrier = json.flatMap(parsed -> carrier(parsed, carriers));
    if (carrier.isEmpty()) {
      found.unreadable("it has no " + carriers.get(0));
    } else if (carrier.get().base64()) {
      payload(carrier.get().text(json.get()), carrier.get());
    } else {
      event(carrier.get().text(json.get()));
    }
  }

  /** Hands on an event that is an element itself, as a JSON text in quotes. */
  void quoted(byte[] element) throws IOException {
    Optional<JsonNode> json = parsed(element);
    if (json.isPresent()) {
      event(json.get().textValue());
    } else {
      found.broken(element);
    }
  }

  private static Optional<JsonNode> parsed(byte[] element) {
    try {
      return Optional.of(MAPPER.readTree(element));
    } catch (IOException e) {
      // Not UTF-8, or deeper or with longer numbers than Jackson reads.
      return Optional.empty();
    }
  }

  private static Optional<Carrier> carrier(JsonNode element, List<Carrier> carriers) {
    return carriers.stream().filter(carrier -> carrier.holds(element)).findFirst();
  }

  private void payload(String base64, Carrier carrier) throws IOException {
    try {
      found.payload(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      found.unreadable("its " + carrier + " is no base64");
    }
  }

  /** Whatever isn't JSON is one record, however many lines it has. */
  private void event(String text) throws IOException {
    byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
    ByteWindow window = new ByteWindow(bytes);
    int json = LogPrefix.length(window, 0);
    if (window.has(json) && (bytes[json] == '{' || bytes[json] == '[')) {
      new RecordSplitter(window, limits, found).split();
    } else {
      found.broken(bytes);
    }
  }

  /**
   * Where tools that export, and services that invoke, keep events: in the elements of an array.
   */
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

  /**
   * What stands before a JSON object on a line of CloudWatch Logs: a time; perhaps the log stream,
   * as {@code aws logs tail} prints it; perhaps the request and the level, as Lambda's runtimes do.
   */
  static final class LogPrefix {

    private static final int MAX_BYTES = 700;

    private static final Pattern PREFIX =
        Pattern.compile(
            "(?:\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[\\d.,:+-]*Z?|\\d{13})\\s"
                + "(?:[^\\s{]*[/\\[][^\\s{]*\\s)?"
                + "(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\s)?"
                + "(?:(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\\s)?"
                + "[ \\t]*(?=\\{)");

    private LogPrefix() {}

    /** Its length if one stands at the index, else 0. */
    static int length(ByteWindow window, int index) throws IOException {
      if (!window.has(index) || !Character.isDigit(window.at(index))) {
        return 0;
      }
      window.has(index + MAX_BYTES);
      int length = Math.min(MAX_BYTES, window.length() - index);
      Matcher prefix =
          PREFIX.matcher(
              new String(
                  window.array(), window.start() + index, length, StandardCharsets.ISO_8859_1));
      return prefix.lookingAt() ? prefix.end() : 0;
    }
  }
}
