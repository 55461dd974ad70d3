package io.sespartitioner.routing;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks prefixes as a whole: against the keys, and against what Firehose refuses. */
final class PrefixRules {

  /** The most characters of an evaluated prefix. */
  private static final int MAX_CHARACTERS = 512;

  private PrefixRules() {}

  /** Checks the prefix of delivered objects. */
  static void check(FirehosePrefix prefix, Node node, Map<String, Node> declared) {
    Set<String> used = new HashSet<>();
    for (Part part : prefix.parts()) {
      if (part instanceof Part.Key key) {
        used.add(key.name());
        used.add(checkDeclared(key.name(), node, declared.keySet()));
      }
      if (part instanceof Part.ErrorOutputType) {
        node.problem("Firehose takes !{firehose:error-output-type} in errorPrefix only: remove it");
      }
    }
    for (Node key : declared.values()) {
      if (!used.contains(key.name())) {
        key.problemWithName(
            "Unused key: add !{key:" + key.name() + "} to the prefix, or remove the key");
      }
    }
    checkSegments(prefix, node);
  }

  /** Gives the declared key that is meant, so that one slip is not two problems. */
  private static String checkDeclared(String name, Node node, Set<String> declared) {
    if (declared.contains(name)) {
      return name;
    }
    String advice = declared.isEmpty() ? "declare it in keys" : NearestName.advice(name, declared);
    node.problem("Undeclared key \"" + name + "\" in the prefix: " + advice);
    Optional<String> meant = NearestName.of(name, declared);
    return meant.isPresent() ? meant.get() : name;
  }

  /** Checks the prefix of error output. */
  static void checkError(FirehosePrefix prefix, Node node) {
    boolean expressions = false;
    boolean type = false;
    for (Part part : prefix.parts()) {
      expressions |= !(part instanceof Part.Literal);
      type |= part instanceof Part.ErrorOutputType;
      if (part instanceof Part.Key key) {
        node.problem(
            "Firehose takes no partition keys in errorPrefix: remove !{key:" + key.name() + "}");
      }
    }
    if (expressions && !type) {
      node.problem("Firehose wants !{firehose:error-output-type} in errorPrefix: add it");
    }
    checkSegments(prefix, node);
    checkLength(prefix, node, Map.of());
  }

  private static void checkSegments(FirehosePrefix prefix, Node node) {
    String shape = prefix.evaluate(new PrefixShape());
    boolean folder = shape.length() > 1 && shape.endsWith("/");
    String path = folder ? shape.substring(0, shape.length() - 1) : shape;
    Optional<String> problem =
        AuthorText.segmentProblem(path, "write no / at the start, and no //");
    if (problem.isPresent()) {
      node.problem(problem.get());
    }
  }

  /** Checks that no evaluation passes Firehose's limit. */
  static void checkLength(FirehosePrefix prefix, Node node, Map<String, Integer> longest) {
    int length = prefix.evaluate(new LongestValues(longest)).length();
    if (length > MAX_CHARACTERS) {
      node.problem(
          "The evaluated prefix can have "
              + length
              + " characters, and Firehose takes "
              + MAX_CHARACTERS
              + ": use fewer keys or shorter texts");
    }
  }

  /** The most characters of each key's values, with what rules set. */
  static Map<String, Integer> longest(RoutingRules rules) {
    Map<String, Integer> longest = new LinkedHashMap<>();
    for (PartitionKey key : rules.keys().values()) {
      int most = key.longest();
      for (Rule rule : rules.rules()) {
        String text = rule.action().texts().get(key.name());
        most = Math.max(most, text == null ? 0 : text.length());
      }
      longest.put(key.name(), most);
    }
    return longest;
  }
}
