package io.sespartitioner.routing;

import io.sespartitioner.routing.Rule.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code rules}, and finds those that can never fire. */
final class RuleListReader {

  private static final List<String> PROPERTIES = List.of("when", "set", "drop", "fail");
  private static final List<String> ACTIONS = List.of("set", "drop", "fail");

  /** Looks for rules that never fire end here, long after the rules of any real file. */
  private static final long MOST_STEPS = 1_000_000;

  private final Set<String> keys;
  private final List<Action> actions = new ArrayList<>();
  private final Map<Integer, When> earlier = new LinkedHashMap<>();
  private long steps;

  /** A reader for rules over these declared keys. */
  RuleListReader(Set<String> keys) {
    this.keys = keys;
  }

  /** The rules that are right, in order. */
  List<Rule> read(Node node) {
    List<Rule> rules = new ArrayList<>();
    int number = 0;
    for (Node element : node.elements()) {
      number++;
      Map<String, Node> members = element.members(PROPERTIES);
      Optional<When> when = when(element, members);
      Optional<Action> action = action(element, members);
      action.ifPresent(actions::add);
      if (when.isPresent()) {
        checkCanFire(when.get(), members.get("when"));
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
      return When.read(when);
    }
    if (rule.hasOnly(PROPERTIES)) {
      rule.problem("Rule without \"when\": add one such as {\"eventType\": \"Open\"}");
    }
    return Optional.empty();
  }

  private void checkCanFire(When when, Node node) {
    for (Map.Entry<Integer, When> other : earlier.entrySet()) {
      steps += other.getValue().steps(when);
      if (steps > MOST_STEPS) {
        return;
      }
      if (other.getValue().includes(when)) {
        node.problem(
            "This rule can never fire: "
                + Rule.pointer(other.getKey())
                + " holds whenever it does; put this one first, or remove it");
        return;
      }
    }
  }

  /** Reads what a rule does; empty if it has problems. */
  private Optional<Action> action(Node rule, Map<String, Node> members) {
    List<String> found = new ArrayList<>(ACTIONS);
    found.retainAll(members.keySet());
    if (found.size() == 1) {
      return action(found.get(0), members.get(found.get(0)));
    }
    if (found.size() > 1 || rule.hasOnly(PROPERTIES)) {
      rule.problem(
          found.isEmpty()
              ? "Rule without an action: add one of set, drop, fail"
              : "More than one action (" + String.join(", ", found) + "): keep one");
    }
    return Optional.empty();
  }

  private Optional<Action> action(String name, Node node) {
    return switch (name) {
      case "set" -> texts(node);
      case "drop" -> reason(node).map(Action.Drop::new);
      case "fail" -> reason(node).map(Action.Fail::new);
      default -> throw new IllegalStateException("No reader of the action " + name);
    };
  }

  private static Optional<String> reason(Node node) {
    if (!node.isText()) {
      node.problem(
          "Expected a text, not "
              + node.kind()
              + ": write why, such as \""
              + node.name()
              + "\": \"kept elsewhere\"");
      return Optional.empty();
    }
    return node.text();
  }

  private Optional<Action> texts(Node node) {
    Map<String, String> texts = new HashMap<>();
    Map<String, Node> members = node.members();
    for (Node member : members.values()) {
      Optional<String> text = AuthorText.read(member);
      if (!keys.contains(member.name())) {
        String advice = keys.isEmpty() ? "declare it" : NearestName.advice(member.name(), keys);
        member.problemWithName("Undeclared key \"" + member.name() + "\": " + advice);
      } else if (text.isPresent()) {
        texts.put(member.name(), text.get());
      }
    }
    if (members.isEmpty() && node.isObject()) {
      node.problem("Nothing to set: write at least one key with its text");
    }
    return texts.isEmpty() ? Optional.empty() : Optional.of(new Action.SetTexts(texts));
  }
}
