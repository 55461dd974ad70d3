package io.sespartitioner.replay.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sespartitioner.json.JsonReader;
import io.sespartitioner.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the events in one value of an export, in one pass: texts where a {@link Carrier} keeps
 * them, and wherever else something looks like an event, as an object or as a text in quotes.
 */
final class EventSearch {

  /** What only events have at their top. */
  private static final List<String> EVENT_NAMES = List.of("mail", "eventType", "notificationType");

  /** Such a name in a text in quotes: a backslash is before the quote that ends it. */
  private static final Pattern EVENT_TEXT =
      Pattern.compile("(?:mail|eventType|notificationType)\\\\");

  private final JsonReader json = JsonReader.ofAnyBytes();
  private final byte[] bytes;
  private final int base;
  private final List<Carrier> carriers;
  private final List<Find> finds = new ArrayList<>();
  private boolean timed;

  private EventSearch(byte[] bytes, int base, List<Carrier> carriers) {
    this.bytes = bytes;
    this.base = base;
    this.carriers = carriers;
  }

  /**
   * Something found, as indexes from the start of the value.
   *
   * @param carrier what keeps it, as a text in quotes; none if it is an event itself
   */
  record Find(int from, int to, Optional<Carrier> carrier) {}

  /** Whether the name of a member tells that an object is an event. */
  static boolean isEventName(String name) {
    return EVENT_NAMES.contains(name);
  }

  /** What is found in the complete value from {@code from} to {@code to}, in order. */
  static List<Find> in(byte[] bytes, int from, int to, List<Carrier> carriers) {
    EventSearch search = new EventSearch(bytes, from, carriers);
    search.json.read(bytes, from, to).goTo(from);
    try {
      search.value("");
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("The value was read before", e);
    }
    search.finds.removeIf(find -> find.carrier().filter(search::isOnlyAMessage).isPresent());
    return search.finds;
  }

  /** A message alone is nothing particular: with it stands when it was logged. */
  private boolean isOnlyAMessage(Carrier carrier) {
    return carrier.needsTime() && !timed;
  }

  private void value(String path) {
    int next = json.peek();
    int start = json.offset();
    switch (next) {
      case '{' -> object(path, start);
      case '[' -> {
        for (boolean more = json.enter('[', ']'); more; more = json.next(']')) {
          value(longer(path, ""));
        }
      }
      case '"' -> {
        json.skipString();
        text(path, start);
      }
      default -> {
        json.skipValue();
        timed |= path.equals("/timestamp") && (next == '-' || Character.isDigit(next));
      }
    }
  }

  private void object(String path, int start) {
    int before = finds.size();
    boolean isEvent = false;
    for (boolean more = json.enter('{', '}'); more; more = json.next('}')) {
      String name = json.name();
      isEvent |= isEventName(name);
      value(longer(path, name));
    }
    if (isEvent) {
      finds.subList(before, finds.size()).clear();
      add(start, Optional.empty());
    }
  }

  /** Where a member or an element of what is at this path is; exact as far as any carrier's. */
  private static String longer(String path, String name) {
    return path.length() > Carrier.LONGEST_PATH ? path : path + "/" + name;
  }

  private void text(String path, int start) {
    Optional<Carrier> carrier =
        carriers.stream().filter(each -> each.path().equals(path)).findFirst();
    boolean looksLikeEvent = looksLikeEvent(start, json.offset());
    if (carrier.isPresent()) {
      // Of duplicate members the last counts.
      finds.removeIf(find -> find.carrier().equals(carrier));
      timed |= looksLikeEvent;
      add(start, carrier);
    } else if (looksLikeEvent) {
      add(start, Optional.of(Carrier.QUOTES));
    }
  }

  private boolean looksLikeEvent(int start, int end) {
    int at = start + 1;
    while (WhiteSpace.is(bytes[at]) || (bytes[at] == '\\' && at + 2 < end)) {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    boolean opens = bytes[at] == '{' || bytes[at] == '[' || Character.isDigit(bytes[at]);
    return opens && EVENT_TEXT.matcher(new String(bytes, start, end - start, ISO_8859_1)).find();
  }

  private void add(int start, Optional<Carrier> carrier) {
    finds.add(new Find(start - base, json.offset() - base, carrier));
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
    FIREHOSE_RECORD("records", "/data", true),
    /** A text in quotes that looks like an event, wherever it stands. */
    QUOTES("", "", false);

    private static final int LONGEST_PATH = 16;

    private final String array;
    private final String path;
    private final boolean base64;

    Carrier(String array, String path, boolean base64) {
      this.array = array;
      this.path = path;
      this.base64 = base64;
    }

    /** Those whose array has this name. */
    static List<Carrier> in(String array) {
      return Arrays.stream(values())
          .filter(carrier -> carrier != QUOTES && carrier.array.equals(array))
          .toList();
    }

    /** Whether one of them keeps something in the value. */
    static boolean keepIn(byte[] bytes, int from, int to, List<Carrier> carriers) {
      return EventSearch.in(bytes, from, to, carriers).stream()
          .anyMatch(find -> find.carrier().filter(carriers::contains).isPresent());
    }

    private String path() {
      return path;
    }

    private boolean needsTime() {
      return this == LOG_EVENT || this == SUBSCRIBED_EVENT;
    }

    /** Whether it holds a payload as base64, which is taken as it is; else the text of an event. */
    boolean base64() {
      return base64;
    }

    @Override
    public String toString() {
      return array + "[]" + path.replace('/', '.');
    }
  }
}
