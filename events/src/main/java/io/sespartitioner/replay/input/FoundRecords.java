package io.sespartitioner.replay.input;

import io.sespartitioner.json.JsonReader;
import io.sespartitioner.json.MalformedJsonException;
import io.sespartitioner.replay.input.ByteWindow.Share;
import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.replay.input.RecordReader.RecordLimits;
import io.sespartitioner.replay.input.TextReader.Span;
import io.sespartitioner.ses.SesEvent;
import io.sespartitioner.ses.SesEventReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes records of what is found in one file: each text gets its newline, error output is unpacked,
 * what is too long is refused.
 *
 * <p>Error output is what Firehose writes of records that it could not deliver: on each line an
 * object with the original bytes as base64 in {@code rawData} and with {@code errorCode} or, for
 * format conversion, {@code lastErrorCode}, whatever the case of their letters.
 */
final class FoundRecords {

  private static final Pattern RAW_DATA =
      Pattern.compile("\"rawdata\"\\s*+:", Pattern.CASE_INSENSITIVE);

  private final RecordKind kind;
  private final RecordLimits limits;
  private final SesEventReader events;
  private final Deque<Found> queue = new ArrayDeque<>();
  private final Deque<RecordSplitter> splitters = new ArrayDeque<>();
  private long count;

  /** The outermost text that a failed record was: all in it is error output. */
  private Optional<RecordSplitter> failed = Optional.empty();

  FoundRecords(RecordKind kind, RecordLimits limits, SesEventReader events) {
    this.kind = kind;
    this.limits = limits;
    this.events = events;
  }

  /** How many were found so far. */
  long count() {
    return count;
  }

  /** Splits a text, before what is left of those in which it was found. */
  void split(RecordSplitter text) {
    splitters.push(text);
  }

  /** Splits a text that stands within another; its bytes are counted there. */
  void splitInside(byte[] text) {
    split(inside(text));
  }

  private RecordSplitter inside(byte[] text) {
    return new RecordSplitter(new ByteWindow(text), limits, this, events);
  }

  /** The next that is found in the texts; none at their end. */
  Optional<Found> next() throws IOException {
    while (queue.isEmpty() && !splitters.isEmpty()) {
      RecordSplitter text = splitters.peek();
      if (!text.step()) {
        splitters.remove(text);
        failed = failed.filter(outermost -> outermost != text);
      }
    }
    return Optional.ofNullable(queue.poll());
  }

  /** A complete text in the window, the one that was read last. */
  Share text(ByteWindow window, Span span, TextReader texts) throws IOException {
    int from = window.start() + span.from();
    int to = window.start() + span.to();
    if (!texts.hasMail() && window.at(span.from()) == '{') {
      Optional<Share> errorOutput = errorOutput(window.array(), from, to);
      if (errorOutput.isPresent()) {
        return errorOutput.get();
      }
    }
    if (span.spansLines()) {
      byte[] joined = Arrays.copyOfRange(window.array(), from, to);
      return plain(line(joined, 0, WhiteSpace.joinLines(joined)), Optional.empty(), true);
    }
    return to - from >= limits.recordBytes()
        ? tooLong(to - from + 1L)
        : plain(line(window.array(), from, to), texts.event(), true);
  }

  /** Something that isn't complete JSON, without the line break behind it. */
  Share broken(byte[] bytes, int from, int to) {
    if (!isWanted()
        && RAW_DATA
            .matcher(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1))
            .find()) {
      return refused("it is error output that breaks off; get the file again");
    }
    return plain(line(bytes, from, to), Optional.empty(), false);
  }

  private static byte[] line(byte[] bytes, int from, int to) {
    byte[] line = new byte[to - from + 1];
    System.arraycopy(bytes, from, line, 0, to - from);
    line[to - from] = '\n';
    return line;
  }

  /** The payload of a record of Kinesis or Firehose, in base64, which is taken as it is. */
  Share payload(String base64, String place) {
    try {
      return plain(Base64.getDecoder().decode(base64), Optional.empty(), true);
    } catch (IllegalArgumentException e) {
      return refused("its " + place + " is no base64");
    }
  }

  /** Whether what is found now is handed on, even if it is no error output itself. */
  private boolean isWanted() {
    return kind == RecordKind.ALL || failed.isPresent();
  }

  private Share plain(byte[] payload, Optional<SesEvent> event, boolean whole) {
    if (isWanted() || payload.length > limits.recordBytes()) {
      return record(payload, event, whole);
    }
    queue.add(new Found.Skipped(++count));
    return Share.RECORD;
  }

  private Share record(byte[] payload, Optional<SesEvent> event, boolean whole) {
    if (payload.length > limits.recordBytes()) {
      return tooLong(payload.length);
    }
    queue.add(new Found.Taken(++count, payload, event, whole));
    return Share.RECORD;
  }

  /** Something of which the record would have so many bytes, more than one may have. */
  Share tooLong(long bytes) {
    return refused(
        "it has " + bytes + " bytes and a Firehose record at most " + limits.recordBytes());
  }

  /** Something from which no record can be made. */
  Share refused(String why) {
    queue.add(new Found.Refused(++count, why));
    return Share.REFUSED;
  }

  private Optional<Share> errorOutput(byte[] json, int from, int to) throws IOException {
    String rawData = null;
    int count = 0;
    boolean hasCode = false;
    try {
      JsonReader reader = JsonReader.strict().read(json, from, to);
      for (boolean more = reader.enter('{', '}'); more; more = reader.next('}')) {
        String name = reader.name().toLowerCase(Locale.ROOT);
        int value = reader.peek();
        if (name.equals("rawdata") && value == '"') {
          count++;
          rawData = reader.text();
          continue;
        }
        hasCode |=
            (name.equals("errorcode") || name.equals("lasterrorcode"))
                && (value == '"' || value == '-' || Character.isDigit(value));
        reader.skipValue();
      }
    } catch (MalformedJsonException e) {
      // Not UTF-8: then it is an event like any other, for the function to judge.
      return Optional.empty();
    }
    if (rawData == null || !hasCode) {
      return Optional.empty();
    }
    return Optional.of(
        count == 1 ? original(rawData) : refused("it is error output with more than one rawData"));
  }

  /** What a record was: several, if it holds several texts. */
  private Share original(String rawData) throws IOException {
    byte[] original;
    try {
      original = Base64.getDecoder().decode(rawData);
    } catch (IllegalArgumentException e) {
      return refused("it is error output whose rawData is no base64");
    }
    ByteWindow window = new ByteWindow(original);
    Span first = new TextReader(window, limits, events).read(0);
    if (first.complete() && window.has(window.behindSpace(first.to()))) {
      RecordSplitter texts = inside(original);
      failed = failed.or(() -> Optional.of(texts));
      split(texts);
      return Share.RECORD;
    }
    return record(original, Optional.empty(), true);
  }
}
