package io.sespartitioner.replay.report;

import java.io.Serial;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts that stand in events where partition values had to be changed, of as many values as a
 * warning names: there may be one for each sender. Not thread-safe.
 */
final class ChangedTexts implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** By key and kind of change, those whose values come first. */
  private final TreeMap<String, TreeMap<String, String>> first = new TreeMap<>();

  /** Notes the texts, as far as they are known, that changed values of a record stand for. */
  void add(Map<String, String> values, Map<String, String> texts) {
    values.forEach(
        (name, value) -> {
          if (texts.containsKey(name) && Warnings.isChanged(value)) {
            add(name, value, texts.get(name));
          }
        });
  }

  /** Notes the text that a key's value stands for. */
  void add(String key, String value, String text) {
    keep(key + (Warnings.isHashed(value) ? "-" : "!"), value, text);
  }

  private void keep(String kind, String value, String text) {
    TreeMap<String, String> texts = first.computeIfAbsent(kind, any -> new TreeMap<>());
    texts.put(value, text);
    if (texts.size() > KeyValues.MAX_NAMED) {
      texts.pollLastEntry();
    }
  }

  void merge(ChangedTexts other) {
    other.first.forEach((kind, texts) -> texts.forEach((value, text) -> keep(kind, value, text)));
  }

  /** The texts by value. */
  Map<String, String> texts() {
    Map<String, String> all = new HashMap<>();
    first.values().forEach(all::putAll);
    return all;
  }
}
