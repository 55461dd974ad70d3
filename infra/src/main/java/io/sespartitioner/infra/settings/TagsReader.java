package io.sespartitioner.infra.settings;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the tags of every resource. */
final class TagsReader {

  private static final Predicate<String> KEY =
      Pattern.compile("(?!(?i)aws:)[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}").asMatchPredicate();

  private static final Predicate<String> VALUE =
      Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{0,256}").asMatchPredicate();

  private static final String SIGNS = "letters, digits, spaces and _ . : / = + - @";
  private static final int MOST = 50;

  private TagsReader() {}

  static SortedMap<String, String> read(ContextValues values, Setting<?> setting) {
    SortedMap<String, String> tags = new TreeMap<>();
    values
        .object(setting)
        .forEach(
            (key, given) -> {
              String value = String.valueOf(given);
              if (!KEY.test(key)) {
                values.problem(
                    setting,
                    "key '%s' is not 1 to 128 %s, not beginning with aws:.".formatted(key, SIGNS));
              }
              if (!VALUE.test(value) || given == null || given instanceof Map) {
                values.problem(
                    setting,
                    "value '%s', of %s, is not at most 256 %s.".formatted(value, key, SIGNS));
              }
              tags.put(key, value);
            });
    if (tags.size() > MOST) {
      values.problem(setting, "has " + tags.size() + " tags; AWS takes " + MOST + " a resource.");
    }
    return tags;
  }
}
