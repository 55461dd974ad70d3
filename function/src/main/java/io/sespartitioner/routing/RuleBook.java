package io.sespartitioner.routing;

import io.sespartitioner.ses.SesEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules, ready to be tried: a text that several of them test is read once for an event. */
final class RuleBook {

  /** A test of the text that {@code subject} numbers. */
  private record NumberedTest(int subject, TextTest test) {}

  private final List<Rule> rules;
  private final List<EventText> subjects = new ArrayList<>();
  private final List<List<NumberedTest>> tests = new ArrayList<>();

  /** A book of these rules, in order. */
  RuleBook(List<Rule> rules) {
    this.rules = rules;
    for (Rule rule : rules) {
      List<NumberedTest> numbered = new ArrayList<>();
      for (Condition condition : rule.when().conditions()) {
        numbered.add(new NumberedTest(number(condition.subject()), condition.test()));
      }
      tests.add(numbered);
    }
  }

  private int number(EventText subject) {
    for (int i = 0; i < subjects.size(); i++) {
      if (subjects.get(i).readsSameAs(subject)) {
        return i;
      }
    }
    subjects.add(subject);
    return subjects.size() - 1;
  }

  /** The first rule that holds for an event. */
  Optional<Rule> deciding(SesEvent event) {
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    var texts = new Texts(event);
    for (int i = 0; i < rules.size(); i++) {
      if (texts.pass(tests.get(i))) {
        return Optional.of(rules.get(i));
      }
    }
    return Optional.empty();
  }

  /** The texts of one event, each read when a test first asks for it. */
  private final class Texts {
    private final SesEvent event;
    private final List<Optional<Optional<String>>> read = new ArrayList<>();

    private Texts(SesEvent event) {
      this.event = event;
      for (int i = 0; i < subjects.size(); i++) {
        read.add(Optional.empty());
      }
    }

    private boolean pass(List<NumberedTest> all) {
      for (NumberedTest one : all) {
        if (!one.test.holds(text(one.subject))) {
          return false;
        }
      }
      return true;
    }

    private Optional<String> text(int subject) {
      if (read.get(subject).isEmpty()) {
        read.set(subject, Optional.of(subjects.get(subject).text(event)));
      }
      return read.get(subject).get();
    }
  }
}
