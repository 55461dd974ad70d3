package io.sespartitioner.routing;

import io.sespartitioner.ses.MalformedJsonException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a {@code routing.json}: every part on its own, then what must hold between them. */
final class RulesReader {

  private static final List<String> PROPERTIES =
      List.of("prefix", "keys", "rules", "errorPrefix", "timeZone", "$schema");
  private static final FirehosePrefix DEFAULT_ERROR_PREFIX =
      new FirehosePrefix(List.of(new Part.ErrorOutputType(), new Part.Literal("/")));

  private final Problems problems;
  private final Node root;
  private final Map<String, Node> members;

  private RulesReader(Node root, Problems problems) {
    this.problems = problems;
    this.root = root;
    this.members = root.members(PROPERTIES);
  }

  /**
   * Reads rules.
   *
   * @throws BadRoutingRulesException if they have problems; it names all of them
   */
  static RoutingRules read(byte[] file) {
    var problems = new Problems(file);
    try {
      return new RulesReader(Node.root(JsonTree.read(file), problems), problems).rules();
    } catch (MalformedJsonException e) {
      problems.add("", e.offset(), "Not JSON: expected " + e.getMessage());
      throw problems.toException();
    }
  }

  private RoutingRules rules() {
    if (members.containsKey("$schema")) {
      members.get("$schema").text();
    }
    ZoneId timeZone = timeZone();
    Map<String, Node> declared = declaredKeys();
    Map<String, PartitionKey> keys = KeysReader.read(declared, timeZone);
    Optional<FirehosePrefix> prefix = prefix(declared);
    FirehosePrefix errorPrefix = errorPrefix();
    List<Rule> rules = rules(declared);
    if (problems.none() && prefix.isPresent()) {
      var read = new RoutingRules(prefix.get(), errorPrefix, timeZone, keys, rules);
      PrefixRules.checkLength(read.prefix(), members.get("prefix"), PrefixRules.longest(read));
      if (problems.none()) {
        return read;
      }
    }
    throw problems.toException();
  }

  private ZoneId timeZone() {
    Node node = members.get("timeZone");
    return node == null ? TimeZones.UTC : TimeZones.ofPrefix(node);
  }

  private Map<String, Node> declaredKeys() {
    Node node = members.get("keys");
    if (node == null) {
      missing("Missing \"keys\": declare the partition keys that the prefix uses");
      return Map.of();
    }
    return KeysReader.declared(node);
  }

  private Optional<FirehosePrefix> prefix(Map<String, Node> declared) {
    Node node = members.get("prefix");
    if (node == null) {
      missing("Missing \"prefix\": write one such as \"!{key:userName}/!{timestamp:yyyy}/\"");
      return Optional.empty();
    }
    Optional<FirehosePrefix> prefix = PrefixReader.read(node);
    if (prefix.isPresent() && !declared.isEmpty()) {
      PrefixRules.check(prefix.get(), node, declared);
    }
    return prefix;
  }

  private void missing(String message) {
    if (root.hasOnly(PROPERTIES)) {
      root.problem(message);
    }
  }

  private FirehosePrefix errorPrefix() {
    Node node = members.get("errorPrefix");
    if (node == null) {
      return DEFAULT_ERROR_PREFIX;
    }
    Optional<FirehosePrefix> prefix = PrefixReader.read(node);
    if (prefix.isPresent()) {
      PrefixRules.checkError(prefix.get(), node);
    }
    return prefix.isPresent() ? prefix.get() : DEFAULT_ERROR_PREFIX;
  }

  private List<Rule> rules(Map<String, Node> declared) {
    Node node = members.get("rules");
    return node == null ? List.of() : new RuleListReader(declared.keySet()).read(node);
  }
}
