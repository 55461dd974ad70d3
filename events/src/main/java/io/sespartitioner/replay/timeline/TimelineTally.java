package io.sespartitioner.replay.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts events by partition and time. Buckets grow longer as the span does, and when there are too
 * many partitions, the smaller half is counted as others from then on. Not thread-safe.
 */
public final class TimelineTally {

  /** More bars than this are hard to tell apart on a phone. */
  static final int MAX_BUCKETS = 100;

  static final int MAX_ROWS = 1_000;

  /** As many as there are colours that everybody can tell apart. */
  static final int MAX_SERIES = 6;

  /** Weeks begin on Monday: buckets are counted from one, 1969-12-29. */
  private static final LocalDateTime ORIGIN = LocalDateTime.of(1969, 12, 29, 0, 0);

  private static final long ORIGIN_SECONDS = -3 * 24 * 3_600;

  private static final Comparator<Map.Entry<String, Row>> GREATEST_FIRST =
      Comparator.comparingLong((Map.Entry<String, Row> entry) -> -entry.getValue().events())
          .thenComparing(Map.Entry.comparingByKey());

  private final ZoneId zone;
  private final Map<String, Row> partitions = new HashMap<>();
  private final Row others = new Row();
  private final Row errorOutput = new Row();
  private BucketWidth width = BucketWidth.FINEST;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /** A tally in this zone. */
  public TimelineTally(ZoneId zone) {
    this.zone = zone;
  }

  /** Counts an event that was delivered to the partition. */
  public void addDelivered(String partition, long arrivalMillis) {
    long bucket = bucket(arrivalMillis);
    partitions.computeIfAbsent(partition, name -> new Row()).add(bucket);
    if (partitions.size() > MAX_ROWS) {
      greatestFirst().stream().skip(MAX_ROWS / 2).forEach(this::countAsOthers);
    }
  }

  /** Counts an event that went to error output. */
  public void addFailed(long arrivalMillis) {
    errorOutput.add(bucket(arrivalMillis));
  }

  /** What was counted; empty if nothing was. */
  public Optional<Timeline> timeline() {
    if (first > last) {
      return Optional.empty();
    }
    return Optional.of(
        new Timeline(
            ORIGIN.plusMinutes(first * width.minutes()),
            Duration.ofMinutes(width.minutes()),
            (int) (last - first + 1),
            zone,
            series()));
  }

  private List<Series> series() {
    Row rest = new Row();
    rest.add(others);
    List<Series> series = new ArrayList<>();
    for (Map.Entry<String, Row> partition : greatestFirst()) {
      if (series.size() < MAX_SERIES) {
        series.add(series(Series.Kind.PARTITION, partition.getKey(), partition.getValue()));
      } else {
        rest.add(partition.getValue());
      }
    }
    series.add(series(Series.Kind.OTHERS, "", rest));
    series.add(series(Series.Kind.ERROR_OUTPUT, "", errorOutput));
    series.removeIf(row -> row.events() == 0);
    return series;
  }

  private Series series(Series.Kind kind, String name, Row row) {
    return new Series(kind, name, row.counts(first, last));
  }

  private List<Map.Entry<String, Row>> greatestFirst() {
    return partitions.entrySet().stream().sorted(GREATEST_FIRST).toList();
  }

  private void countAsOthers(Map.Entry<String, Row> partition) {
    others.add(partition.getValue());
    partitions.remove(partition.getKey());
  }

  /** The number of the bucket at this time, after making all buckets longer if need be. */
  private long bucket(long millis) {
    long seconds = Math.floorDiv(millis, 1_000L);
    long offset = zone.getRules().getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
    long minute = Math.floorDiv(seconds + offset - ORIGIN_SECONDS, 60L);
    long bucket = Math.floorDiv(minute, width.minutes());
    first = Math.min(first, bucket);
    last = Math.max(last, bucket);
    while (last - first >= MAX_BUCKETS) {
      coarsen();
    }
    return Math.floorDiv(minute, width.minutes());
  }

  private void coarsen() {
    BucketWidth next = width.next();
    long times = next.times(width);
    partitions.values().forEach(row -> row.coarsen(times));
    others.coarsen(times);
    errorOutput.coarsen(times);
    first = Math.floorDiv(first, times);
    last = Math.floorDiv(last, times);
    width = next;
  }
}
