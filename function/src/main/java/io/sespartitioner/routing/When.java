package io.sespartitioner.routing;

import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import io.sespartitioner.ses.SesEventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tests of one rule, all of which must hold. */
record When(List<Condition> conditions) {

  When {
    conditions = List.copyOf(conditions);
  }

  /** Reads the tests of a rule; empty if they have problems. */
  static Optional<When> read(Node node) {
    return new Reader().read(node);
  }

  boolean holds(SesEvent event) {
    for (Condition condition : conditions) {
      if (!condition.holds(event)) {
        return false;
      }
    }
    return true;
  }

  /** Whether this holds whenever {@code narrower} does, test by test. */
  boolean includes(When narrower) {
    for (Condition own : conditions) {
      if (!own.includesOneOf(narrower.conditions)) {
        return false;
      }
    }
    return true;
  }

  /** About how many steps {@link #includes} takes. */
  long steps(When narrower) {
    long steps = 0;
    for (Condition own : conditions) {
      for (Condition other : narrower.conditions) {
        steps += 1 + (own.readsSameAs(other) ? own.test.steps(other.test) : 0);
      }
    }
    return steps;
  }

  Selection selection() {
    List<Selection> selections = new ArrayList<>();
    for (Condition condition : conditions) {
      selections.add(condition.subject().selection());
    }
    return Selection.of(selections);
  }

  String jq(Jq.Place place) {
    List<String> tests = new ArrayList<>();
    for (Condition condition : conditions) {
      tests.add(condition.jq(place));
    }
    return String.join(" and ", tests);
  }

  @Override
  public String toString() {
    var text = new StringBuilder("when ");
    for (int i = 0; i < conditions.size(); i++) {
      text.append(i == 0 ? "" : " and ").append(conditions.get(i));
    }
    return text.toString();
  }

  /**
   * One test of a rule.
   *
   * @param subject the text that is tested
   * @param test what it must be
   * @param path where the test stands below {@code when}, as names
   */
  record Condition(EventText subject, TextTest test, List<String> path) {

    Condition {
      path = List.copyOf(path);
    }

    boolean holds(SesEvent event) {
      return test.holds(subject.text(event));
    }

    /** Whether this holds whenever one of these does. */
    boolean includesOneOf(List<Condition> narrower) {
      for (Condition other : narrower) {
        if (readsSameAs(other) && test.includes(other.test)) {
          return true;
        }
      }
      return false;
    }

    /** Whether both read the same text of every event for which {@code other} holds. */
    private boolean readsSameAs(Condition other) {
      return subject.readsSameAs(other.subject)
          || (subject.isEventType() && other.subject.isEventType() && other.namesEventTypes());
    }

    // An eventType that is a number or a boolean is no text, but a field with one has a text: they
    // differ, but never where the text is the name of a type.
    private boolean namesEventTypes() {
      Optional<Set<String>> texts = test.onlyTexts();
      return texts.isPresent()
          && texts.get().stream().allMatch(text -> SesEventType.of(text).isPresent());
    }

    String jq(Jq.Place when) {
      Jq.Place place = when;
      for (String name : path) {
        place = place.at(name);
      }
      return test.jq(subject.jqText(place), place);
    }

    @Override
    public String toString() {
      return subject + " " + test;
    }
  }

  /** Reads {@code when}. */
  private static final class Reader {

    private static final String EVENT_TYPE = "eventType";
    private static final List<String> PROPERTIES = List.of(EVENT_TYPE, "tag", "field", "header");

    private final List<Condition> conditions = new ArrayList<>();
    private boolean good = true;

    Optional<When> read(Node node) {
      Map<String, Node> members = node.members(PROPERTIES);
      if (members.isEmpty() && node.isObject()) {
        node.problem("Empty \"when\": write at least one of " + String.join(", ", PROPERTIES));
      }
      Node eventType = members.get(EVENT_TYPE);
      if (eventType != null) {
        add(Optional.of(new EventText.Type()), eventTypeTest(eventType), List.of(EVENT_TYPE));
      }
      for (EventText.Reader subject : EventText.Reader.values()) {
        if (members.containsKey(subject.word)) {
          tests(subject, members.get(subject.word));
        }
      }
      return good && !conditions.isEmpty() ? Optional.of(new When(conditions)) : Optional.empty();
    }

    private void tests(EventText.Reader texts, Node node) {
      if (node.isText()) {
        String[] parts = node.text().orElse("NAME=TEXT").split("=", 2);
        String text = parts.length == 1 ? "TEXT" : parts[1];
        node.problem(
            "Expected an object, not a text: write { \"%s\": \"%s\" }".formatted(parts[0], text));
        good = false;
        return;
      }
      Map<String, Node> members = node.members();
      if (members.isEmpty() && node.isObject()) {
        node.problem("No test: write a name and what it must be");
      }
      for (Node member : members.values()) {
        Optional<EventText> subject = texts.readName(member);
        add(subject, TextTest.read(member), List.of(texts.word, member.name()));
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
    private static Optional<TextTest> eventTypeTest(Node node) {
      Optional<TextTest> test = TextTest.read(node);
      for (Node element : node.isList() ? node.elements() : List.of(node)) {
        if (element.isText() && test.isPresent()) {
          element.text().ifPresent(text -> checkSpelling(element, text));
        }
      }
      return test;
    }

    /** What SES doesn't know would never hold; a new type of SES's can be tested as a field. */
    private static void checkSpelling(Node node, String text) {
      if (SesEventType.of(text).isPresent()) {
        return;
      }
      List<String> known = new ArrayList<>();
      for (SesEventType type : SesEventType.values()) {
        known.add(type.wireName());
      }
      Optional<SesEventType> meant = SesEventType.ofAnySpelling(text);
      node.problem(
          meant.isPresent()
              ? "Misspelt event type \""
                  + text
                  + "\": events have \""
                  + meant.get().wireName()
                  + "\""
              : "Unknown event type \""
                  + text
                  + "\": "
                  + NearestName.advice(text, known)
                  + (NearestName.of(text, known).isPresent()
                      ? ""
                      : ", or test \"field\": {\"/eventType\": ...} for a newer one"));
    }
  }
}
