package io.sespartitioner.routing;

import io.sespartitioner.ses.SesEvent;
import io.sespartitioner.ses.SesEventType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  // An eventType that is a number or a boolean is no text, but a field with one has a text: the two
  // differ, but never where the text is the name of a type.
  private boolean namesEventTypes() {
    Optional<Set<String>> texts = test.onlyTexts();
    return texts.isPresent()
        && texts.get().stream().allMatch(text -> SesEventType.of(text).isPresent());
  }

  String jq(JqPlace when) {
    JqPlace place = when;
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
