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

  /**
   * Reads a timestamp as SES and its look-alikes write it: {@code 2018-10-08T14:05:45.123Z}, with
   * any or no fraction, an offset such as {@code +03:00}, {@code +0000} or none (UTC), and a space
   * in place of T or before the offset. A year before 0 or after 9999 is no time that SES writes,
   * and none is given for it.
   */
  public static Optional<Instant> parse(String timestamp) {
    try {
      if (isAsSesWrites(timestamp)) {
        return Optional.of(instant(timestamp));
      }
      TemporalAccessor time = TOLERANT.parse(timestamp);
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
