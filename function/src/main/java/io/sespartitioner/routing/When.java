package io.sespartitioner.routing;

import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import io.sespartitioner.ses.SesEventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tests of one rule, all of which must hold. */
record When(List<Condition> conditions) {

  When {
    conditions = List.copyOf(conditions);
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
    return conditions.stream()
        .allMatch(own -> narrower.conditions.stream().anyMatch(other -> own.includes(other)));
  }

  Selection selection() {
    Selection selection = Selection.none();
    for (Condition condition : conditions) {
      selection = selection.and(condition.subject().selection());
    }
    return selection;
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

    /** Whether this holds whenever {@code narrower} does. */
    boolean includes(Condition narrower) {
      return readsSameAs(narrower) && test.includes(narrower.test);
    }

    /** Whether both read the same text of every event for which {@code other} holds. */
    private boolean readsSameAs(Condition other) {
      return subject.readsSameAs(other.subject)
          || (subject.isEventType() && other.subject.isEventType() && other.namesEventTypes());
    }

    // An eventType that is a number or a boolean is no text, but a field with one has a text: the
    // two
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
}
