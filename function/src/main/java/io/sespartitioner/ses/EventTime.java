package io.sespartitioner.ses;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
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

  /** ISO 8601 with T or a space, any fraction, and Z, an offset, or none, which means UTC. */
  private static final DateTimeFormatter TOLERANT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[' '][XXX][XX][X]")
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(Locale.ROOT);

  private EventTime() {}

  /** What a reader must collect so that {@link #of} needs no pass of its own. */
  public static Selection selection() {
    Selection selection = Selection.field("/eventType").and(Selection.field(MAIL));
    for (SesEventType type : SesEventType.values()) {
      selection = selection.and(Selection.field(pointer(type)));
    }
    return selection;
  }

  /** The time of an event, if it has one that can be read. */
  public static Optional<Instant> of(SesEvent event) {
    return event
        .eventType()
        .flatMap(SesEventType::of)
        .flatMap(type -> event.field(pointer(type)))
        .flatMap(EventTime::parse)
        .or(() -> event.field(MAIL).flatMap(EventTime::parse));
  }

  private static String pointer(SesEventType type) {
    return "/" + type.objectName() + "/timestamp";
  }

  /**
   * Reads a timestamp as SES and its look-alikes write it: {@code 2018-10-08T14:05:45.123Z}, with
   * any or no fraction, an offset such as {@code +03:00}, {@code +0000} or none (UTC), and a space
   * in place of T or before the offset.
   */
  public static Optional<Instant> parse(String timestamp) {
    try {
      TemporalAccessor time = TOLERANT.parse(timestamp);
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(time.get(ChronoField.OFFSET_SECONDS));
      return Optional.of(LocalDateTime.from(time).toInstant(offset));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
