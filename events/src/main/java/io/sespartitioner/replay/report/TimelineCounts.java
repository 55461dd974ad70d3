package io.sespartitioner.replay.report;

import io.sespartitioner.replay.report.Timeline.Series;
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
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts events by partition and time. Slots grow longer as the span does, and when there are too
 * many partitions, what the smaller half has so far is counted as others. Not thread-safe.
 */
public final class TimelineCounts {

  /** More bars than this are hard to tell apart on a phone. */
  static final int MAX_SLOTS = 100;

  static final int MAX_PARTITIONS = 1_000;

  /** As many as there are colours that everybody can tell apart. */
  static final int MAX_SERIES = 6;

  /** Weeks begin on Monday: slots are counted from one, 1969-12-29. */
  private static final LocalDateTime ORIGIN = LocalDateTime.of(1969, 12, 29, 0, 0);

  private static final long ORIGIN_SECONDS = -3 * 24 * 3_600;

  private static final Comparator<Map.Entry<String, SlotCounts>> GREATEST_FIRST =
      Comparator.comparingLong((Map.Entry<String, SlotCounts> entry) -> -entry.getValue().events())
          .thenComparing(Map.Entry.comparingByKey());

  private final ZoneId zone;
  private final Map<String, SlotCounts> partitions = new HashMap<>();
  private final SlotCounts others = new SlotCounts();
  private final SlotCounts errorOutput = new SlotCounts();
  private SlotWidth width = SlotWidth.FINEST;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /** A tally in this zone. */
  public TimelineCounts(ZoneId zone) {
    this.zone = zone;
  }

  /** Counts an event that was delivered to the partition. */
  public void addDelivered(String partition, long arrivalMillis) {
    long slot = slot(arrivalMillis);
    partitions.computeIfAbsent(partition, name -> new SlotCounts()).add(slot);
    if (partitions.size() > MAX_PARTITIONS) {
      greatestFirst().stream().skip(MAX_PARTITIONS / 2).forEach(this::countAsOthers);
    }
  }

  /** Counts an event that went to error output. */
  public void addFailed(long arrivalMillis) {
    errorOutput.add(slot(arrivalMillis));
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
    SlotCounts rest = new SlotCounts();
    rest.add(others);
    List<Series> series = new ArrayList<>();
    for (Map.Entry<String, SlotCounts> partition : greatestFirst()) {
      if (series.size() < MAX_SERIES) {
        series.add(series(Series.Kind.PARTITION, partition.getKey(), partition.getValue()));
      } else {
        rest.add(partition.getValue());
      }
    }
    if (rest.events() > series.stream().mapToLong(Series::events).sum()) {
      series.clear();
      series.add(series(Series.Kind.ALL, "", allPartitions()));
    } else {
      series.add(series(Series.Kind.OTHERS, "", rest));
    }
    series.add(series(Series.Kind.ERROR_OUTPUT, "", errorOutput));
    series.removeIf(line -> line.events() == 0);
    return series;
  }

  private SlotCounts allPartitions() {
    SlotCounts all = new SlotCounts();
    all.add(others);
    partitions.values().forEach(all::add);
    return all;
  }

  private Series series(Series.Kind kind, String name, SlotCounts slots) {
    return new Series(kind, name, slots.counts(first, last));
  }

  private List<Map.Entry<String, SlotCounts>> greatestFirst() {
    return partitions.entrySet().stream().sorted(GREATEST_FIRST).toList();
  }

  private void countAsOthers(Map.Entry<String, SlotCounts> partition) {
    others.add(partition.getValue());
    partitions.remove(partition.getKey());
  }

  /** The number of the slot at this time, after making all slots longer if need be. */
  private long slot(long millis) {
    long seconds = Math.floorDiv(millis, 1_000L);
    long offset = zone.getRules().getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
    long minute = Math.floorDiv(seconds + offset - ORIGIN_SECONDS, 60L);
    long slot = Math.floorDiv(minute, width.minutes());
    first = Math.min(first, slot);
    last = Math.max(last, slot);
    while (last - first >= MAX_SLOTS) {
      coarsen();
    }
    return Math.floorDiv(minute, width.minutes());
  }

  private void coarsen() {
    SlotWidth next = width.next();
    long times = next.times(width);
    partitions.values().forEach(slots -> slots.coarsen(times));
    others.coarsen(times);
    errorOutput.coarsen(times);
    first = Math.floorDiv(first, times);
    last = Math.floorDiv(last, times);
    width = next;
  }

  /**
   * How long the slots of a timeline are. Each width holds the one before it a whole number of
   * times, so slots can be put together without counting anew.
   *
   * @param minutes length in minutes
   */
  record SlotWidth(long minutes) {

    static final SlotWidth FINEST = new SlotWidth(1);

    private static final long HOUR = 60;
    private static final long DAY = 24 * HOUR;

    /** What people read off an axis with ease; from the last on, each is twice the one before. */
    private static final List<Long> READABLE_MINUTES =
        List.of(1L, 5L, 15L, HOUR, 3 * HOUR, DAY, 7 * DAY, 28 * DAY);

    /** The next longer width. */
    SlotWidth next() {
      return new SlotWidth(
          READABLE_MINUTES.stream()
              .filter(longer -> longer > minutes)
              .findFirst()
              .orElse(minutes * 2));
    }

    /** How many of a shorter width fit in. */
    long times(SlotWidth shorter) {
      return minutes / shorter.minutes;
    }
  }

  /** Events by number of the slot. */
  static final class SlotCounts {

    private SortedMap<Long, Long> counts = new TreeMap<>();
    private long events;

    void add(long slot) {
      counts.merge(slot, 1L, Long::sum);
      events++;
    }

    void add(SlotCounts other) {
      other.counts.forEach((slot, count) -> counts.merge(slot, count, Long::sum));
      events += other.events;
    }

    /** Puts so many slots together as one. */
    void coarsen(long times) {
      SortedMap<Long, Long> coarse = new TreeMap<>();
      counts.forEach((slot, count) -> coarse.merge(Math.floorDiv(slot, times), count, Long::sum));
      counts = coarse;
    }

    long events() {
      return events;
    }

    /** The counts of all slots from the first to the last. */
    List<Long> counts(long first, long last) {
      List<Long> all = new ArrayList<>();
      for (long slot = first; slot <= last; slot++) {
        all.add(counts.getOrDefault(slot, 0L));
      }
      return all;
    }
  }
}
