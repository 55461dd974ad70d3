package io.sespartitioner.replay.report;

import java.util.Map;

/** Counts what goes under one evaluated prefix. */
final class PartitionTally {

  private final Map<String, String> keys;
  private long events;
  private long bytes;
  private long objects;

  PartitionTally(Map<String, String> keys) {
    this.keys = keys;
  }

  void add(int recordBytes) {
    events++;
    bytes += recordBytes;
  }

  void addObject() {
    objects++;
  }

  Partition partition(String prefix) {
    return new Partition(prefix, keys, events, bytes, objects);
  }
}
