package io.sespartitioner.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code when}. */
final class WhenReader {

  private static final String EVENT_TYPE = "eventType";
  private static final List<String> PROPERTIES = List.of(EVENT_TYPE, "tag", "field", "header");

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
    Node eventType = members.get(EVENT_TYPE);
    if (eventType != null) {
      add(Optional.of(new EventTypeText()), EventTypeTest.read(eventType), List.of(EVENT_TYPE));
    }
    for (EventTextReader subject : EventTextReader.values()) {
      if (members.containsKey(subject.word)) {
        tests(subject, members.get(subject.word));
      }
    }
    return good && !conditions.isEmpty() ? Optional.of(new When(conditions)) : Optional.empty();
  }

  private void tests(EventTextReader texts, Node node) {
    Map<String, Node> members = node.members();
    if (members.isEmpty() && node.isObject()) {
      node.problem("No test: write a name and what it must be");
    }
    for (Node member : members.values()) {
      Optional<EventText> subject = texts.readName(member);
      add(subject, TextTestReader.read(member), List.of(texts.word, member.name()));
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
