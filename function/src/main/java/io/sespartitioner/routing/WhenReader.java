package io.sespartitioner.routing;

import io.sespartitioner.routing.When.Condition;
import io.sespartitioner.ses.SesEventType;
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
      add(Optional.of(new EventText.Type()), Spelling.read(eventType), List.of(EVENT_TYPE));
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

  /** Reads the test of {@code eventType}, whose texts SES spells in one way only. */
  private static final class Spelling {

    private Spelling() {}

    /** Reads the test; empty if it has problems. */
    static Optional<TextTest> read(Node node) {
      Optional<TextTest> test = TextTestReader.read(node);
      for (Node element : node.isList() ? node.elements() : List.of(node)) {
        if (element.isText() && test.isPresent()) {
          element.text().ifPresent(text -> checkSpelling(element, text));
        }
      }
      return test;
    }

    /** SES may add event types, so an unknown one is refused only if it is a known one misspelt. */
    private static void checkSpelling(Node node, String text) {
      Optional<SesEventType> type = SesEventType.ofAnySpelling(text);
      if (type.isPresent() && !type.get().wireName().equals(text)) {
        node.problem(
            "Misspelt event type \"" + text + "\": events have \"" + type.get().wireName() + "\"");
      }
    }
  }
}
