package io.sespartitioner.replay.timeline;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Events over time: how many arrived in each bucket.
 *
 * @param from start of the first bucket, in the zone
 * @param width length of a bucket
 * @param buckets how many there are, at least 1
 * @param zone of the times
 * @param series the partitions with most events, the greatest first, then the others and the error
 *     output, as far as there are any; all of as many counts as there are buckets
 */
public record Timeline(
    LocalDateTime from, Duration width, int buckets, ZoneId zone, List<Series> series) {

  /** Copies the series. */
  public Timeline {
    series = List.copyOf(series);
  }

  /** When the bucket begins; that after the last begins where the timeline ends. */
  public LocalDateTime start(int bucket) {
    return from.plus(width.multipliedBy(bucket));
  }

  /** All events in the bucket. */
  public long events(int bucket) {
    return series.stream().mapToLong(row -> row.counts().get(bucket)).sum();
  }
}
