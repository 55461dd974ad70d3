package io.sespartitioner.replay.report;

import java.util.List;

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
