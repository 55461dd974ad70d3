package io.sespartitioner.routing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The partition keys of one record: names and values in the order of the rules.
 *
 * <p>Immutable. Every key of the rules is there, and no value is empty.
 *
 * @param names key names, each once
 * @param values the value of each key, at the same index as its name
 */
public record PartitionKeys(List<String> names, List<String> values) {

  /**
   * Copies both lists.
   *
   * @throws IllegalArgumentException if the lists differ in length
   */
  public PartitionKeys {
    names = List.copyOf(names);
    values = List.copyOf(values);
    if (names.size() != values.size()) {
      throw new IllegalArgumentException(
          names.size() + " names need as many values, not " + values.size());
    }
  }

  /** The same as a map that keeps the order. */
  public Map<String, String> asMap() {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      map.put(names.get(i), values.get(i));
    }
    return Collections.unmodifiableMap(map);
  }
}
