package io.sespartitioner.replay.report;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Events over time: how many arrived in each slot.
 *
 * @param from start of the first slot, in the zone
 * @param width length of a slot
 * @param slots how many there are, at least 1
 * @param zone of the times
 * @param series the partitions with most events, the greatest first, then the others, or all
 *     partitions as one if those would be most; then the error output; as far as there are any, and
 *     all of as many counts as there are slots
 */
public record Timeline(
    LocalDateTime from, Duration width, int slots, ZoneId zone, List<Series> series) {

  /** Copies the series. */
  public Timeline {
    series = List.copyOf(series);
  }

  /** When the slot begins; that after the last begins where the timeline ends. */
  public LocalDateTime start(int slot) {
    return from.plus(width.multipliedBy(slot));
  }

  /** All events in the slot. */
  public long events(int slot) {
    return series.stream().mapToLong(line -> line.counts().get(slot)).sum();
  }

  /**
   * One line of a timeline.
   *
   * @param kind what it counts
   * @param name the partition; empty for the other kinds
   * @param counts number of events in each slot
   */
  public record Series(Kind kind, String name, List<Long> counts) {

    /** What a series counts. */
    public enum Kind {
      /** One partition, whatever its dates. */
      PARTITION,
      /** All partitions, where those that have no series of their own would outweigh the others. */
      ALL,
      /** All partitions that have no series of their own. */
      OTHERS,
      /** Error output. */
      ERROR_OUTPUT
    }

    /** Copies the counts. */
    public Series {
      counts = List.copyOf(counts);
    }

    /** All events of the series. */
    public long events() {
      return counts.stream().mapToLong(Long::longValue).sum();
    }
  }
}
