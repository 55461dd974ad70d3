package io.sespartitioner.replay.estimate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What went through the delivery stream.
 *
 * @param span the hours in which events arrived, by their own times; empty if none does
 * @param days days, in UTC, on which any of these arrived
 * @param undated events that didn't arrive at a time of their own
 * @param load all that the stream did
 */
public record Traffic(Optional<Span> span, long days, long undated, Load load) {

  /**
   * A time in whole hours.
   *
   * @param from its start, on the hour
   * @param to its end, on the hour and after its start
   */
  public record Span(Instant from, Instant to) {

    /**
     * The whole hours that hold both instants, of which {@code last} is not before {@code first}.
     */
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

  /**
   * What a delivery stream has to do in some time.
   *
   * @param events number of events
   * @param bytes their bytes
   * @param billedBytes their bytes, each event rounded up as Firehose bills it
   * @param objects objects delivered
   * @param errorObjects objects of error output
   * @param invocations calls of the function, if it does the partitioning
   */
  public record Load(
      double events,
      double bytes,
      double billedBytes,
      double objects,
      double errorObjects,
      double invocations) {

    /** The same, so many times. */
    Load times(double factor) {
      return new Load(
          events * factor,
          bytes * factor,
          billedBytes * factor,
          objects * factor,
          errorObjects * factor,
          invocations * factor);
    }
  }
}
