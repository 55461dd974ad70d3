package io.sespartitioner.replay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Events by number of the slot. */
final class SlotCounts {

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
