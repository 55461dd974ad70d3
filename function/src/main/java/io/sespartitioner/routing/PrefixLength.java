package io.sespartitioner.routing;

import io.sespartitioner.routing.Rule.Action;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks that no evaluation of a prefix is longer than Firehose takes. */
final class PrefixLength {

  private static final int MAX_CHARACTERS = 512;

  private PrefixLength() {}

  /** Checks a prefix, unless an expression in it is bad: its length is not known then. */
  static void check(PrefixReader.Draft draft, Node node, Map<String, Integer> longest) {
    int length = draft.prefix().evaluate(new LongestValues(longest)).length();
    if (length > MAX_CHARACTERS && draft.bad().isEmpty()) {
      node.problem(
          "The evaluated prefix can have "
              + length
              + " characters, and Firehose takes "
              + MAX_CHARACTERS
              + ": use fewer keys or shorter texts");
    }
  }

  /** The most characters of each key's values, with what rules set. */
  static Map<String, Integer> longest(Collection<PartitionKey> keys, List<Action> actions) {
    Map<String, Integer> longest = new LinkedHashMap<>();
    for (PartitionKey key : keys) {
      int most = key.longest();
      for (Action action : actions) {
        String text = action.texts().get(key.name());
        most = Math.max(most, text == null ? 0 : text.length());
      }
      longest.put(key.name(), most);
    }
    return longest;
  }

  /** The longest value that each expression of a prefix can have, by keys and rules. */
  private record LongestValues(Map<String, Integer> keys) implements FirehosePrefix.Values {

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
}
