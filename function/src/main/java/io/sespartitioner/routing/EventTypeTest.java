package io.sespartitioner.routing;

import io.sespartitioner.ses.SesEventType;
import java.util.List;
import java.util.Optional;

/** Reads the test of {@code eventType}, whose texts SES spells in one way only. */
final class EventTypeTest {

  private EventTypeTest() {}

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
