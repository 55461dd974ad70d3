package io.sespartitioner.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code when}. */
final class WhenReader {

  private static final List<String> PROPERTIES = List.of("eventType", "tag", "field", "header");

  private final List<Condition> conditions = new ArrayList<>();
  private boolean good = true;

  private WhenReader() {}

  /** Reads the tests of a rule; empty if they have problems. */
  static Optional<When> read(Node node) {
    return new WhenReader().when(node);
  }

  private Optional<When> when(Node node) {
    Map<String, Node> members = node.members(PROPERTIES);
    if (members.isEmpty() && node.isObject()) {
      node.problem("Empty \"when\": write at least one of " + String.join(", ", PROPERTIES));
    }
    for (String source : PROPERTIES) {
      if (members.containsKey(source)) {
        tests(source, members.get(source));
      }
    }
    return good && !conditions.isEmpty() ? Optional.of(new When(conditions)) : Optional.empty();
  }

  private void tests(String source, Node node) {
    if (source.equals("eventType")) {
      add(Optional.of(new EventTypeText()), EventTypeTest.read(node), List.of(source));
      return;
    }
    Map<String, Node> members = node.members();
    if (members.isEmpty() && node.isObject()) {
      node.problem("No test: write a name and what it must be");
    }
    for (Node member : members.values()) {
      Optional<EventText> subject = EventTextReader.readName(source, member);
      add(subject, TextTestReader.read(member), List.of(source, member.name()));
    }
    good &= !members.isEmpty();
  }

  private void add(Optional<EventText> subject, Optional<TextTest> test, List<String> path) {
    if (subject.isPresent() && test.isPresent()) {
      conditions.add(new Condition(subject.get(), test.get(), path));
    } else {
      good = false;
    }
  }
}
