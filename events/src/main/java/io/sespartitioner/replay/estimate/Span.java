package io.sespartitioner.replay.estimate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A time in whole hours.
 *
 * @param from its start, on the hour
 * @param to its end, on the hour and after its start
 */
public record Span(Instant from, Instant to) {

  /** The whole hours that hold both instants, of which {@code last} is not before {@code first}. */
  static Span holding(Instant first, Instant last) {
    return new Span(
        first.truncatedTo(ChronoUnit.HOURS),
        last.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
  }

  /** Its length in hours, at least 1. */
  public long hours() {
    return Duration.between(from, to).toHours();
  }
}
