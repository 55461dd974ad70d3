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
    for (SesEventType type : SesEventType.values()) {
      String name = type.wireName();
      if (!name.equals(text) && lettersOf(name).equals(lettersOf(text))) {
        node.problem("Misspelt event type \"" + text + "\": events have \"" + name + "\"");
      }
    }
  }

  private static String lettersOf(String text) {
    var letters = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        letters.append(Character.toLowerCase(c));
      }
    }
    return letters.toString();
  }
}
