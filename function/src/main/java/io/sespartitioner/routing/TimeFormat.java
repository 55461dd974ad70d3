package io.sespartitioner.routing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Formats points in time by a pattern in one time zone, with English names. */
record TimeFormat(String pattern, ZoneId zone, DateTimeFormatter formatter) {

  private static final int MAX_YEAR = 9999;

  /** A format of a pattern that {@link TimePattern} has found good. */
  static TimeFormat of(String pattern, ZoneId zone) {
    var formatter = DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(zone);
    return new TimeFormat(pattern, zone, formatter);
  }

  /** The formatted time; none if its year has more than four digits or is before year 0. */
  Optional<String> format(Instant time) {
    try {
      int year = time.atZone(zone).getYear();
      return year >= 0 && year <= MAX_YEAR ? Optional.of(formatter.format(time)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "format \"" + pattern + "\" in " + zone;
  }
}
