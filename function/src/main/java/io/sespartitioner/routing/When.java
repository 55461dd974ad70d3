package io.sespartitioner.routing;

import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.ArrayList;
import java.util.List;

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

  String jq(JqPlace place) {
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
}
