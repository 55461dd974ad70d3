package io.sespartitioner.routing;

import io.sespartitioner.routing.Routing.Dropped;
import io.sespartitioner.routing.Routing.Failed;
import java.util.Map;
import java.util.Optional;

/**
 * One rule: what it does with which events.
 *
 * @param number its place in the list, from 1
 */
record Rule(int number, When when, Action action) {

  /** Where the rule with this number stands in the file: whoever speaks of it names it so. */
  static String pointer(int number) {
    return "/rules/" + (number - 1);
  }

  @Override
  public String toString() {
    return pointer(number) + " (" + when + ": " + action + ")";
  }

  /** What a rule does with the events for which it holds; prints as its author would read it. */
  sealed interface Action {

    /** What becomes of the event by this rule; none if its keys are still to be read. */
    default Optional<Routing> verdict(int rule) {
      return Optional.empty();
    }

    /** The keys that get a text of the rule's. */
    default Map<String, String> texts() {
      return Map.of();
    }

    /** {@code set}: some keys get these texts, the others are read as usual. */
    record SetTexts(Map<String, String> texts) implements Action {
      public SetTexts {
        texts = Map.copyOf(texts);
      }

      @Override
      public String toString() {
        return "set";
      }
    }

    /** {@code drop}: the event is not delivered, for the author's reason. */
    record Drop(String why) implements Action {
      @Override
      public Optional<Routing> verdict(int rule) {
        return Optional.of(new Dropped(why, rule));
      }

      @Override
      public String toString() {
        return "drop";
      }
    }

    /** {@code fail}: the event goes to the error output, for the author's reason. */
    record Fail(String why) implements Action {
      @Override
      public Optional<Routing> verdict(int rule) {
        return Optional.of(new Failed(Failed.Cause.RULE, why, rule));
      }

      @Override
      public String toString() {
        return "fail";
      }
    }
  }
}
