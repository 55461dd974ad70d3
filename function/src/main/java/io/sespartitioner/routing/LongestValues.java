package io.sespartitioner.routing;

import java.util.Map;

/** The longest value that each expression of a prefix can have, by keys and rules. */
record LongestValues(Map<String, Integer> keys) implements PrefixValues {

  private static final int RANDOM_CHARACTERS = 11;

  @Override
  public String timestamp(String pattern) {
    return characters(TimePattern.ofPrefix(pattern).longest());
  }

  @Override
  public String key(String name) {
    return characters(keys.getOrDefault(name, 0));
  }

  @Override
  public String randomString() {
    return characters(RANDOM_CHARACTERS);
  }

  @Override
  public String errorOutputType() {
    return "metadata-extraction-failed";
  }

  private static String characters(int count) {
    return "0".repeat(count);
  }
}
