package io.sespartitioner.replay.report;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what goes under one evaluated prefix. */
final class PartitionTally {

  private final Map<String, String> keys;
  private final SortedMap<Instant, Long> eventsPerHour = new TreeMap<>();
  private long events;
  private long bytes;
  private long objects;

  PartitionTally(Map<String, String> keys) {
    this.keys = keys;
  }

  void add(Instant hour, int recordBytes) {
    events++;
    bytes += recordBytes;
    eventsPerHour.merge(hour, 1L, Long::sum);
  }

  void addObject() {
    objects++;
  }

  Partition partition(String prefix) {
    return new Partition(prefix, keys, events, bytes, objects, eventsPerHour);
  }
}
