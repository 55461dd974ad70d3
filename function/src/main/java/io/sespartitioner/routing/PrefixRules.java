package io.sespartitioner.routing;

import io.sespartitioner.routing.Rule.Action;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks prefixes as a whole: against the keys, and against what Firehose refuses. */
final class PrefixRules {

  private static final int MAX_CHARACTERS = 512;
  private static final int RANDOM_CHARACTERS = 11;

  private PrefixRules() {}

  /** Checks the prefix of delivered objects, but for its keys. */
  static void check(PrefixReader.Draft draft, Node node) {
    for (Part part : draft.prefix().parts()) {
      if (part instanceof Part.ErrorOutputType) {
        node.problem("Firehose takes !{firehose:error-output-type} in errorPrefix only: remove it");
      }
    }
    checkSegments(draft.prefix(), node);
  }

  /** Checks that the prefix uses every key that is declared, and no other. */
  static void checkKeys(PrefixReader.Draft draft, Node node, Map<String, Node> declared) {
    Set<String> used = new HashSet<>();
    for (Part part : draft.prefix().parts()) {
      if (part instanceof Part.Key key) {
        used.add(key.name());
        used.add(checkDeclared(key.name(), node, declared.keySet()));
      }
    }
    for (String expression : draft.misspelt()) {
      used.addAll(meant(expression, declared.keySet()));
    }
    for (Node key : declared.values()) {
      if (!used.contains(key.name())) {
        key.problemWithName(
            "Unused key: add !{key:" + key.name() + "} to the prefix, or remove the key");
      }
    }
  }

  /** Gives the declared key that is meant, so that one slip is not two problems. */
  private static String checkDeclared(String name, Node node, Set<String> declared) {
    if (declared.contains(name)) {
      return name;
    }
    node.problem(
        "Undeclared key \"" + name + "\" in the prefix: " + NearestName.advice(name, declared));
    Optional<String> meant = NearestName.of(name, declared);
    return meant.isPresent() ? meant.get() : name;
  }

  /** The declared keys that a bad expression may have meant. */
  private static Set<String> meant(String expression, Set<String> declared) {
    Set<String> meant = new HashSet<>();
    for (String word : expression.split("[!{}:/ ]+", -1)) {
      NearestName.of(word, declared).ifPresent(meant::add);
    }
    return meant;
  }

  /** Checks the prefix of error output. */
  static void checkError(PrefixReader.Draft draft, Node node) {
    boolean expressions = false;
    boolean type = false;
    for (Part part : draft.prefix().parts()) {
      expressions |= !(part instanceof Part.Literal);
      type |= part instanceof Part.ErrorOutputType;
      if (part instanceof Part.Key key) {
        node.problem(
            "Firehose takes no partition keys in errorPrefix: remove !{key:" + key.name() + "}");
      }
    }
    if (expressions && !type && draft.misspelt().isEmpty()) {
      node.problem("Firehose wants !{firehose:error-output-type} in errorPrefix: add it");
    }
    checkSegments(draft.prefix(), node);
  }

  private static void checkSegments(FirehosePrefix prefix, Node node) {
    String shape = shape(prefix);
    boolean folder = shape.length() > 1 && shape.endsWith("/");
    String path = folder ? shape.substring(0, shape.length() - 1) : shape;
    for (String problem : AuthorText.segmentProblems(path, "write no / at the start, and no //")) {
      node.problem(problem);
    }
  }

  /**
   * Checks that no evaluation of a prefix is longer than Firehose takes, unless an expression in it
   * is bad: its length is not known then.
   */
  static void checkLength(PrefixReader.Draft draft, Node node, Map<String, Integer> longest) {
    int length = 0;
    for (Part part : draft.prefix().parts()) {
      length += longest(part, longest);
    }
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

  /** Stands for all evaluations of a prefix where only slashes and dots matter. */
  static String shape(FirehosePrefix prefix) {
    var shape = new StringBuilder();
    for (Part part : prefix.parts()) {
      shape.append(shape(part));
    }
    return shape.toString();
  }

  /** Stands for all evaluations of an expression where only slashes and dots matter. */
  private static String shape(Part part) {
    if (part instanceof Part.Literal literal) {
      return literal.text();
    }
    return part instanceof Part.Timestamp timestamp
        ? TimePattern.ofPrefix(timestamp.pattern()).shape()
        : "0";
  }

  /** The most characters that a part can give, by those of keys. */
  private static int longest(Part part, Map<String, Integer> keys) {
    if (part instanceof Part.Literal literal) {
      return literal.text().length();
    }
    if (part instanceof Part.Timestamp timestamp) {
      return TimePattern.ofPrefix(timestamp.pattern()).longest();
    }
    if (part instanceof Part.Key key) {
      return keys.getOrDefault(key.name(), 0);
    }
    return part instanceof Part.RandomString
        ? RANDOM_CHARACTERS
        : "metadata-extraction-failed".length();
  }
}
