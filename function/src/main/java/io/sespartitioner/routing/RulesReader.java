package io.sespartitioner.routing;

import io.sespartitioner.json.MalformedJsonException;
import io.sespartitioner.routing.BadRoutingRulesException.Problems;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a {@code routing.json}: every part on its own, then what must hold between them. */
final class RulesReader {

  private static final List<String> PROPERTIES =
      List.of("prefix", "keys", "rules", "errorPrefix", "timeZone", "sender", "$schema");
  private static final FirehosePrefix DEFAULT_ERROR_PREFIX =
      new FirehosePrefix(List.of(new Part.ErrorOutputType(), new Part.Literal("/")));

  /** Far more than rules have; whatever a file is, it is read with little memory. */
  private static final int MAX_BYTES = 512 * 1024;

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
    if (file.length > MAX_BYTES) {
      problems.add("", 0, "The file has over " + MAX_BYTES + " bytes: rules have fewer");
      throw problems.toException();
    }
    try {
      return new RulesReader(Node.read(file, problems), problems).rules();
    } catch (MalformedJsonException e) {
      problems.add("", e.offset(), notJson(file, e));
      throw problems.toException();
    }
  }

  /** What is wrong with a file that is no JSON, for the slips that people make. */
  private static String notJson(byte[] file, MalformedJsonException e) {
    String text = new String(file, StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      return "The file is empty: write at least prefix and keys, as the default file has them";
    }
    if (!text.startsWith("{") && !text.startsWith("/") && text.contains(":")) {
      return "Not JSON, though it may be YAML: write { \"prefix\": ..., \"keys\": ... }";
    }
    String before = new String(file, 0, e.offset(), StandardCharsets.UTF_8).strip();
    boolean atEnd =
        e.offset() < file.length && (file[e.offset()] == '}' || file[e.offset()] == ']');
    if (before.endsWith(",") && atEnd) {
      return "Not JSON: remove the comma before " + (char) file[e.offset()];
    }
    return "Not JSON: expected " + e.getMessage();
  }

  private RoutingRules rules() {
    if (members.containsKey("$schema")) {
      members.get("$schema").text();
    }
    ZoneId timeZone = timeZone();
    Map<String, Node> declared = declaredKeys();
    Map<String, PartitionKey> keys = KeysReader.read(declared, new KeySources(timeZone));
    Optional<PrefixReader.Draft> prefix = prefix(declared);
    FirehosePrefix errorPrefix = errorPrefix();
    var ruleList = new RuleListReader(declared.keySet());
    List<Rule> rules = rules(ruleList);
    Optional<String> sender = sender(declared);
    if (prefix.isPresent() && keys.size() <= KeysReader.MAX_KEYS) {
      Map<String, Integer> longest = PrefixRules.longest(keys.values(), ruleList.actions());
      PrefixRules.checkLength(prefix.get(), members.get("prefix"), longest);
    }
    if (problems.none() && prefix.isPresent()) {
      FirehosePrefix good = prefix.get().prefix();
      Optional<String> named = sender.isPresent() ? sender : defaultSender(good, keys);
      return new RoutingRules(good, errorPrefix, timeZone, keys, rules, named);
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

  private Optional<PrefixReader.Draft> prefix(Map<String, Node> declared) {
    Node node = members.get("prefix");
    if (node == null) {
      missing("Missing \"prefix\": write one such as \"!{key:userName}/!{timestamp:yyyy}/\"");
      return Optional.empty();
    }
    Optional<PrefixReader.Draft> prefix = PrefixReader.read(node);
    if (prefix.isPresent()) {
      // Without any keys, that they are missing is the one mistake.
      if (!declared.isEmpty()) {
        PrefixRules.checkKeys(prefix.get(), node, declared);
      }
      PrefixRules.check(prefix.get(), node);
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
    Optional<PrefixReader.Draft> prefix = PrefixReader.read(node);
    if (prefix.isEmpty()) {
      return DEFAULT_ERROR_PREFIX;
    }
    PrefixRules.checkError(prefix.get(), node);
    PrefixRules.checkLength(prefix.get(), node, Map.of());
    return prefix.get().prefix();
  }

  private Optional<String> sender(Map<String, Node> declared) {
    Node node = members.get("sender");
    Optional<String> name = node == null ? Optional.empty() : node.text();
    if (name.isPresent() && !declared.isEmpty() && !declared.containsKey(name.get())) {
      String advice = NearestName.advice(name.get(), declared.keySet());
      node.problem("Undeclared key \"" + name.get() + "\": " + advice);
    }
    return name;
  }

  private static Optional<String> defaultSender(
      FirehosePrefix prefix, Map<String, PartitionKey> keys) {
    for (Part part : prefix.parts()) {
      if (part instanceof Part.Key key && !keys.get(key.name()).source().isTimeOrType()) {
        return Optional.of(key.name());
      }
    }
    return Optional.empty();
  }

  private List<Rule> rules(RuleListReader reader) {
    Node node = members.get("rules");
    return node == null ? List.of() : reader.read(node);
  }
}
