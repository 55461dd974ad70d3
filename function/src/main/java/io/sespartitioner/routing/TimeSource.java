package io.sespartitioner.routing;

import io.sespartitioner.ses.EventTime;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * A timestamp of the event, formatted.
 *
 * @param time JSON Pointer of the timestamp, or {@code event} for the event's own time
 * @param format how the key shows it; its output was checked when the rules were read
 * @param longest the most characters of a formatted time
 */
record TimeSource(String time, TimeFormat format, int longest) implements KeySource {

  /** What {@code time} says for the event's own time. */
  static final String EVENT = "event";

  @Override
  public Optional<KeyText> read(SesEvent event) {
    return instant(event).flatMap(format::format).map(KeyText::fromAuthor);
  }

  private Optional<Instant> instant(SesEvent event) {
    return time.equals(EVENT) ? EventTime.of(event) : event.field(time).flatMap(EventTime::parse);
  }

  @Override
  public Selection selection() {
    return time.equals(EVENT) ? EventTime.selection() : Selection.field(time);
  }

  @Override
  public String jqText(JqPlace place) {
    return place.at("time").refuse("JQ has no time zones and no tolerant reading of timestamps");
  }

  @Override
  public String toString() {
    return "time \"" + time + "\", " + format;
  }
}
