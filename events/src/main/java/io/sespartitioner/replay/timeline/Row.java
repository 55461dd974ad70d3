package io.sespartitioner.replay.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Events by number of the bucket. */
final class Row {

  private SortedMap<Long, Long> counts = new TreeMap<>();
  private long events;

  void add(long bucket) {
    counts.merge(bucket, 1L, Long::sum);
    events++;
  }

  void add(Row other) {
    other.counts.forEach((bucket, count) -> counts.merge(bucket, count, Long::sum));
    events += other.events;
  }

  /** Puts so many buckets together as one. */
  void coarsen(long times) {
    SortedMap<Long, Long> coarse = new TreeMap<>();
    counts.forEach((bucket, count) -> coarse.merge(Math.floorDiv(bucket, times), count, Long::sum));
    counts = coarse;
  }

  long events() {
    return events;
  }

  /** The counts of all buckets from the first to the last. */
  List<Long> counts(long first, long last) {
    List<Long> all = new ArrayList<>();
    for (long bucket = first; bucket <= last; bucket++) {
      all.add(counts.getOrDefault(bucket, 0L));
    }
    return all;
  }
}
