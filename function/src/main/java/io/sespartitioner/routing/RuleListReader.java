package io.sespartitioner.routing;

import io.sespartitioner.routing.Rule.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code rules}, and finds those that can never fire. */
final class RuleListReader {

  /** What may stand in a rule. */
  static final List<String> PROPERTIES = List.of("when", "set", "drop", "fail");

  private final Set<String> keys;
  private final List<Action> actions = new ArrayList<>();

  /** A reader for rules over these declared keys. */
  RuleListReader(Set<String> keys) {
    this.keys = keys;
  }

  /** The rules that are right, in order. */
  List<Rule> read(Node node) {
    List<Rule> rules = new ArrayList<>();
    Map<Integer, When> earlier = new LinkedHashMap<>();
    int number = 0;
    for (Node element : node.elements()) {
      number++;
      Map<String, Node> members = element.members(PROPERTIES);
      Optional<When> when = when(element, members);
      Optional<Action> action = new ActionReader(keys).read(element, members);
      action.ifPresent(actions::add);
      if (when.isPresent()) {
        checkCanFire(when.get(), earlier, members.get("when"));
        earlier.put(number, when.get());
      }
      if (when.isPresent() && action.isPresent()) {
        rules.add(new Rule(number, when.get(), action.get()));
      }
    }
    return rules;
  }

  /** The actions that are right, of rules that were read, though these be bad otherwise. */
  List<Action> actions() {
    return actions;
  }

  private static Optional<When> when(Node rule, Map<String, Node> members) {
    Node when = members.get("when");
    if (when != null) {
      return WhenReader.read(when);
    }
    if (rule.hasOnly(PROPERTIES)) {
      rule.problem("Rule without \"when\": add one such as {\"eventType\": \"Open\"}");
    }
    return Optional.empty();
  }

  private static void checkCanFire(When when, Map<Integer, When> earlier, Node node) {
    for (Map.Entry<Integer, When> other : earlier.entrySet()) {
      if (other.getValue().includes(when)) {
        node.problem(
            "This rule can never fire: rule "
                + other.getKey()
                + " holds whenever it does; put this one first, or remove it");
        return;
      }
    }
  }
}
