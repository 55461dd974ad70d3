package io.sespartitioner.replay.report;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The values that partition keys had. */
final class KeyValues {

  /** So many are named in a message, the first. */
  static final int MAX_NAMED = 3;

  private KeyValues() {}

  /** The values of every key, by name of the key. */
  static Map<String, SortedSet<String>> of(List<Partition> partitions) {
    Map<String, SortedSet<String>> values = new TreeMap<>();
    for (Partition partition : partitions) {
      partition
          .keys()
          .forEach(
              (name, value) -> values.computeIfAbsent(name, key -> new TreeSet<>()).add(value));
    }
    return values;
  }

  /** How many events have such a value. */
  static long events(List<Partition> partitions, Predicate<String> isSuch) {
    return partitions.stream()
        .filter(partition -> partition.keys().values().stream().anyMatch(isSuch))
        .mapToLong(Partition::events)
        .sum();
  }

  /** The first few, for a message. */
  static String named(List<String> values) {
    String first = String.join(", ", values.subList(0, Math.min(MAX_NAMED, values.size())));
    int more = values.size() - MAX_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
