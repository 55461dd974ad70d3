package io.sespartitioner.routing;

import io.sespartitioner.routing.KeySource.KeyText;
import io.sespartitioner.ses.EventTime;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A timestamp of the event, formatted.
 *
 * @param time JSON Pointer of the timestamp, or {@code event} for the event's own time
 * @param format how the key shows it; its output was checked when the rules were read
 * @param longest the most characters of a formatted time
 */
record TimeSource(String time, Format format, int longest) implements KeySource {

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
  public Optional<String> unreadable(SesEvent event) {
    Optional<String> text = time.equals(EVENT) ? EventTime.text(event) : event.field(time);
    return text.isPresent() && read(event).isEmpty()
        ? Optional.of("time \"" + time + "\" is there, but can't be read as a time")
        : Optional.empty();
  }

  @Override
  public boolean isTimeOrType() {
    return true;
  }

  @Override
  public String jqText(Jq.Place place) {
    return place.at("time").refuse("JQ has no time zones and no tolerant reading of timestamps");
  }

  @Override
  public String toString() {
    return "time \"" + time + "\", " + format;
  }

  /** Formats points in time by a pattern in one time zone, with English names. */
  record Format(String pattern, ZoneId zone, DateTimeFormatter formatter) {

    private static final int MAX_YEAR = 9999;

    /** A format of a pattern that {@link TimePattern} has found good. */
    static Format of(String pattern, ZoneId zone) {
      var formatter = DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(zone);
      return new Format(pattern, zone, formatter);
    }

    /** The formatted time; none if its year has more than four digits or is before year 0. */
    Optional<String> format(Instant time) {
      try {
        int year = time.atZone(zone).getYear();
        return year >= 0 && year <= MAX_YEAR
            ? Optional.of(formatter.format(time))
            : Optional.empty();
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return "format \"" + pattern + "\" in " + zone;
    }
  }

  /** Reads {@code time} with its {@code format} and {@code zone}. */
  static final class Reader implements KeySources.Reader {

    /** As long as an evaluated prefix. */
    private static final int MAX_PATTERN = 512;

    private final ZoneId defaultZone;

    /** A reader that takes this time zone where a key names none. */
    Reader(ZoneId defaultZone) {
      this.defaultZone = defaultZone;
    }

    @Override
    public List<String> properties() {
      return List.of("format", "zone");
    }

    @Override
    public Optional<TimeSource> read(Node time, Map<String, Node> members) {
      Optional<String> of = time(time);
      Node zoneNode = members.get("zone");
      Optional<ZoneId> zone =
          zoneNode == null ? Optional.of(defaultZone) : TimeZones.ofKey(zoneNode);
      Node format = members.get("format");
      if (format == null) {
        time.problemWithName("\"time\" without \"format\": add one such as \"uuuu/MM/dd\"");
        return Optional.empty();
      }
      Optional<TimePattern> pattern = pattern(format);
      if (of.isEmpty() || zone.isEmpty() || pattern.isEmpty()) {
        return Optional.empty();
      }
      TimeSource.Format timeFormat = TimeSource.Format.of(pattern.get().pattern(), zone.get());
      return Optional.of(new TimeSource(of.get(), timeFormat, pattern.get().longest()));
    }

    private static Optional<String> time(Node node) {
      Optional<String> time = node.text();
      if (time.isPresent() && !time.get().equals(TimeSource.EVENT)) {
        Optional<String> problem = EventText.Reader.pointerProblem(time.get());
        if (problem.isPresent()) {
          node.problem(problem.get() + ", or \"event\"");
          return Optional.empty();
        }
      }
      return time;
    }

    private static Optional<TimePattern> pattern(Node node) {
      Optional<String> text = node.text();
      if (text.isPresent() && text.get().length() > MAX_PATTERN) {
        node.problem("Time pattern of over " + MAX_PATTERN + " characters: write a shorter one");
        return Optional.empty();
      }
      Optional<TimePattern> pattern = text.map(TimePattern::ofKey);
      Optional<String> problem = pattern.flatMap(TimePattern::problem);
      if (problem.isPresent()) {
        node.problem(problem.get());
        return Optional.empty();
      }
      return pattern;
    }
  }
}
