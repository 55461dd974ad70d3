package io.sespartitioner.ses;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * When an event happened: the {@code timestamp} of its type's object, such as {@code
 * delivery.timestamp}, else {@code mail.timestamp}, which is the time of sending.
 */
public final class EventTime {
  private static final String MAIL = "/mail/timestamp";
  private static final String AS_SES_WRITES = "0000-00-00T00:00:00.000Z";
  private static final int MAX_YEAR = 9999;

  /** How many digits a number of seconds and of milliseconds has, from 2001 to 2286. */
  private static final int SECONDS = 10;

  private static final int MILLISECONDS = 13;

  /** How many digits of a fraction are kept. */
  private static final int NANOSECONDS = 9;

  /** ISO 8601 with T or a space, any fraction, and Z, an offset, or none, which means UTC. */
  private static final DateTimeFormatter TOLERANT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[' '][XXX][XX][X]")
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private EventTime() {}

  /** What a reader must collect so that {@link #of} needs no pass of its own. */
  public static Selection selection() {
    Selection selection = Selection.field("/eventType").and(Selection.field(MAIL));
    for (SesEventType type : SesEventType.values()) {
      selection = selection.and(Selection.field(type.timestampPointer()));
    }
    return selection;
  }

  /** The time of an event, if it has one that can be read. */
  public static Optional<Instant> of(SesEvent event) {
    return event
        .eventType()
        .flatMap(SesEventType::of)
        .flatMap(type -> event.field(type.timestampPointer()))
        .flatMap(EventTime::parse)
        .or(() -> event.field(MAIL).flatMap(EventTime::parse));
  }

  /** The event's time as it is written, whether it can be read or not. */
  public static Optional<String> text(SesEvent event) {
    return event
        .eventType()
        .flatMap(SesEventType::of)
        .flatMap(type -> event.field(type.timestampPointer()))
        .or(() -> event.field(MAIL));
  }

  /**
   * Reads a timestamp as SES and its look-alikes write it: {@code 2018-10-08T14:05:45.123Z}, with
   * any or no fraction, an offset such as {@code +03:00}, {@code +0000} or none (UTC), and a space
   * in place of T or before the offset; or as a whole number of seconds (10 digits) or milliseconds
   * (13) since 1970, as Pinpoint does. A year before 0 or after 9999 is no time that SES writes,
   * and none is given for it.
   */
  public static Optional<Instant> parse(String timestamp) {
    try {
      if (isAsSesWrites(timestamp)) {
        return Optional.of(instant(timestamp));
      }
      Optional<Instant> sinceEpoch = sinceEpoch(timestamp);
      if (sinceEpoch.isPresent()) {
        return sinceEpoch;
      }
      TemporalAccessor time = TOLERANT.parse(withNanoseconds(timestamp));
      int year = time.get(ChronoField.YEAR);
      if (year < 0 || year > MAX_YEAR) {
        return Optional.empty();
      }
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(time.get(ChronoField.OFFSET_SECONDS));
      return Optional.of(LocalDateTime.from(time).toInstant(offset));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> sinceEpoch(String timestamp) {
    int length = timestamp.length();
    if ((length != SECONDS && length != MILLISECONDS) || digitsEnd(timestamp, 0) < length) {
      return Optional.empty();
    }
    long number = Long.parseLong(timestamp);
    return Optional.of(
        length == SECONDS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
  }

  /** Without the digits of a fraction that are finer than nanoseconds. */
  private static String withNanoseconds(String timestamp) {
    int fraction = timestamp.indexOf('.') + 1;
    int end = digitsEnd(timestamp, fraction);
    return fraction > 0 && end - fraction > NANOSECONDS
        ? timestamp.substring(0, fraction + NANOSECONDS) + timestamp.substring(end)
        : timestamp;
  }

  private static int digitsEnd(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /** Whether it is {@code uuuu-MM-ddTHH:mm:ss.SSSZ}: read by hand, for speed. */
  private static boolean isAsSesWrites(String timestamp) {
    boolean matches = timestamp.length() == AS_SES_WRITES.length();
    for (int i = 0; matches && i < AS_SES_WRITES.length(); i++) {
      char wanted = AS_SES_WRITES.charAt(i);
      char c = timestamp.charAt(i);
      matches = wanted == '0' ? c >= '0' && c <= '9' : c == wanted;
    }
    return matches;
  }

  private static Instant instant(String timestamp) {
    return LocalDateTime.of(
            number(timestamp, 0, 4),
            number(timestamp, 5, 7),
            number(timestamp, 8, 10),
            number(timestamp, 11, 13),
            number(timestamp, 14, 16),
            number(timestamp, 17, 19),
            number(timestamp, 20, 23) * 1_000_000)
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int start, int end) {
    return Integer.parseInt(text, start, end, 10);
  }
}
