package io.sespartitioner.replay.report;

import java.util.Map;
import java.util.stream.Stream;

/**
 * What went under one evaluated prefix.
 *
 * @param prefix the prefix, such as {@code alice/2026/11/22/}
 * @param keys the partition keys that it was evaluated with; none for error output
 * @param events number of records
 * @param bytes their bytes before compression
 * @param objects number of objects
 */
public record Partition(
    String prefix, Map<String, String> keys, long events, long bytes, long objects) {

  /** Copies the keys. */
  public Partition {
    keys = Map.copyOf(keys);
  }

  /**
   * How much lies in a folder.
   *
   * @param events number of records
   * @param bytes their bytes before compression
   * @param objects number of objects
   */
  public record Volume(long events, long bytes, long objects) {

    private static final Volume NONE = new Volume(0, 0, 0);

    /** All of these partitions together. */
    public static Volume of(Stream<Partition> partitions) {
      return partitions
          .map(partition -> new Volume(partition.events(), partition.bytes(), partition.objects()))
          .reduce(NONE, Volume::plus);
    }

    private Volume plus(Volume other) {
      return new Volume(events + other.events, bytes + other.bytes, objects + other.objects);
    }
  }
}
