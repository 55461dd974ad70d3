package io.sespartitioner.replay.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What went under one evaluated prefix.
 *
 * @param prefix the prefix, such as {@code alice/2026/11/22/}
 * @param keys the partition keys that it was evaluated with; none for error output
 * @param events number of records
 * @param bytes their bytes before compression
 * @param objects number of objects
 * @param eventsPerHour number of records by the hour in which they arrived, UTC
 */
public record Partition(
    String prefix,
    Map<String, String> keys,
    long events,
    long bytes,
    long objects,
    SortedMap<Instant, Long> eventsPerHour) {

  /** Copies the maps. */
  public Partition {
    keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    eventsPerHour = Collections.unmodifiableSortedMap(new TreeMap<>(eventsPerHour));
  }
}
