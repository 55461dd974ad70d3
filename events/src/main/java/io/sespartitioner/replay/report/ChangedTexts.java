package io.sespartitioner.replay.report;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts that stand in events where partition values had to be changed, of as many values as a
 * warning names: there may be one for each sender. Not thread-safe.
 */
final class ChangedTexts {

  /** By key and kind of change, those whose values come first. */
  private final Map<String, TreeMap<String, String>> first = new HashMap<>();

  /** Notes the text that a key's value stands for. */
  void add(String key, String value, String text) {
    TreeMap<String, String> texts =
        first.computeIfAbsent(
            key + (ChangedValuesCheck.isHashed(value) ? "-" : "!"), any -> new TreeMap<>());
    texts.put(value, text);
    if (texts.size() > KeyValues.MAX_NAMED) {
      texts.pollLastEntry();
    }
  }

  /** The texts by value. */
  Map<String, String> texts() {
    Map<String, String> all = new HashMap<>();
    first.values().forEach(all::putAll);
    return all;
  }
}
