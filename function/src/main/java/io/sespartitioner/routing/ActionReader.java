package io.sespartitioner.routing;

import io.sespartitioner.routing.Rule.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a rule does: {@code set}, {@code drop} or {@code fail}. */
final class ActionReader {

  private static final List<String> ACTIONS = List.of("set", "drop", "fail");

  private final Set<String> keys;

  /** A reader for actions on these declared keys. */
  ActionReader(Set<String> keys) {
    this.keys = keys;
  }

  /** Reads the action of a rule; empty if it has problems. */
  Optional<Action> read(Node rule, Map<String, Node> members) {
    List<String> found = new ArrayList<>(ACTIONS);
    found.retainAll(members.keySet());
    if (found.size() == 1) {
      return action(found.get(0), members.get(found.get(0)));
    }
    if (found.size() > 1 || rule.hasOnly(RuleListReader.PROPERTIES)) {
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
