package io.sespartitioner.routing;

import io.sespartitioner.ses.SesEvent;
import java.util.List;

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
    return subject.readsSameAs(narrower.subject) && test.includes(narrower.test);
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
