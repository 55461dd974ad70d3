package io.sespartitioner.replay.estimate;

import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.StreamSettings.BufferHints;
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

  /** Counts what goes through a delivery stream. Not thread-safe. */
  public static final class Counts {

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final int stepBytes;
    private final InvocationCount invocations = new InvocationCount();
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis = Long.MIN_VALUE;
    private long days;
    private long lastDay = Long.MIN_VALUE;
    private long events;
    private long undated;
    private long bytes;
    private long billedBytes;
    private long objects;
    private long errorObjects;

    /**
     * Counts of nothing so far.
     *
     * @param stepBytes Firehose bills each record as a multiple of this
     */
    public Counts(int stepBytes) {
      this.stepBytes = stepBytes;
    }

    /** Counts a record that went in, in order of arrival. */
    public void add(FirehoseRecord record) {
      int length = record.payload().length;
      events++;
      bytes += length;
      billedBytes += (length + stepBytes - 1L) / stepBytes * stepBytes;
      invocations.add(record.arrivalMillis(), length);
      if (record.isDated()) {
        addTime(record.arrivalMillis());
      } else {
        undated++;
      }
    }

    private void addTime(long millis) {
      firstMillis = Math.min(firstMillis, millis);
      lastMillis = Math.max(lastMillis, millis);
      long day = Math.floorDiv(millis, DAY_MILLIS);
      if (day != lastDay) {
        days++;
        lastDay = day;
      }
    }

    /** Counts an object that was delivered. */
    public void addObject() {
      objects++;
    }

    /** Counts an object of error output. */
    public void addErrorObject() {
      errorObjects++;
    }

    /** What was counted. */
    public Traffic traffic() {
      return new Traffic(
          span(),
          days,
          undated,
          new Load(events, bytes, billedBytes, objects, errorObjects, invocations.count()));
    }

    private Optional<Span> span() {
      return events == undated
          ? Optional.empty()
          : Optional.of(
              Span.holding(Instant.ofEpochMilli(firstMillis), Instant.ofEpochMilli(lastMillis)));
    }

    /**
     * Counts how often Firehose would call a function with its default buffer hints, whatever does
     * the partitioning.
     */
    private static final class InvocationCount {

      private static final BufferHints HINTS = BufferHints.LAMBDA;

      private long count;
      private long endsMillis = Long.MIN_VALUE;
      private long bytes;

      /** Learns of the next record. */
      void add(long arrivalMillis, int length) {
        boolean fits = arrivalMillis < endsMillis && bytes + length <= HINTS.bytes();
        if (fits) {
          bytes += length;
        } else {
          count++;
          endsMillis = arrivalMillis + HINTS.interval().toMillis();
          bytes = length;
        }
      }

      long count() {
        return count;
      }
    }
  }
}
