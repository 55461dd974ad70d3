package io.sespartitioner.routing;

import io.sespartitioner.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the text of a prefix into its parts, by Firehose's rules for expressions. */
final class PrefixReader {

  private static final List<String> NAMESPACES = List.of("key", "timestamp", "firehose");

  /** More than 50 keys and their 512 characters of text take. */
  private static final int MAX_CHARACTERS = 8_192;

  private static final String RANDOM_STRING = "random-string";
  private static final String ERROR_OUTPUT_TYPE = "error-output-type";

  private final Node node;
  private final String text;
  private final List<Part> parts = new ArrayList<>();
  private final List<String> bad = new ArrayList<>();

  private PrefixReader(Node node, String text) {
    this.node = node;
    this.text = text;
  }

  /** Reads a prefix; its bad expressions are problems. Empty if it is no text. */
  static Optional<Draft> read(Node node) {
    Optional<String> text = node.text();
    if (text.isPresent() && text.get().length() > MAX_CHARACTERS) {
      node.problem("Prefix of over " + MAX_CHARACTERS + " characters: Firehose takes far fewer");
      return Optional.empty();
    }
    if (text.isPresent()) {
      checkShapes(node, text.get());
    }
    return text.isPresent()
        ? Optional.of(new PrefixReader(node, text.get()).read())
        : Optional.empty();
  }

  private static void checkShapes(Node node, String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (!JsonText.hasShape(text.codePointAt(i))) {
        String character = Character.toString(text.codePointAt(i));
        node.problem("Control character \"" + character + "\" in the prefix: remove it");
      }
    }
  }

  private Draft read() {
    int at = 0;
    for (int open; (open = text.indexOf("!{", at)) >= 0; ) {
      literal(at, open);
      int next = text.indexOf("!{", open + 2);
      int end = next < 0 ? text.length() : next;
      int close = text.indexOf('}', open);
      if (close < 0 || close > end) {
        String rest = text.substring(open, end);
        bad(rest, "Expression without an end in the prefix: close \"" + rest + "\" with }");
        at = end;
      } else {
        expression(text.substring(open, close + 1));
        at = close + 1;
      }
    }
    literal(at, text.length());
    return new Draft(new FirehosePrefix(parts), bad);
  }

  private void literal(int from, int to) {
    if (from < to) {
      String literal = text.substring(from, to);
      parts.add(new Part.Literal(literal));
      for (String namespace : NAMESPACES) {
        checkMark(literal, literal.indexOf("{" + namespace + ":"));
      }
    }
  }

  /** Tells of an expression that lacks its mark, of which an indexOf may have found one. */
  private void checkMark(String literal, int start) {
    int end = literal.indexOf('}', Math.max(start, 0));
    if (start >= 0 && end >= 0) {
      String expression = literal.substring(start, end + 1);
      node.problem("Expression without ! in the prefix: write !" + expression);
      bad.add(expression);
    }
  }

  private void expression(String expression) {
    int colon = expression.indexOf(':');
    if (colon < 0) {
      bad(
          expression,
          "Expression "
              + expression
              + " without a colon: write !{key:NAME}, !{timestamp:PATTERN} or !{firehose:...}");
      return;
    }
    String namespace = expression.substring(2, colon);
    String value = expression.substring(colon + 1, expression.length() - 1);
    switch (namespace) {
      case "key" -> parts.add(new Part.Key(value));
      case "timestamp" -> timestamp(expression, value);
      case "firehose" -> firehose(expression, value);
      case "partitionKeyFromLambda", "partitionKeyFromQuery" ->
          bad(
              expression,
              "Expression " + expression + " fits one processor only: write !{key:" + value + "}");
      default ->
          bad(
              expression,
              "Unknown expression "
                  + expression
                  + ": "
                  + NearestName.advice(namespace, NAMESPACES));
    }
  }

  private void timestamp(String expression, String pattern) {
    Optional<String> problem = TimePattern.ofPrefix(pattern).problem();
    if (problem.isPresent()) {
      node.problem(problem.get());
      bad.add(expression);
    }
    parts.add(new Part.Timestamp(pattern));
  }

  private void firehose(String expression, String value) {
    switch (value) {
      case RANDOM_STRING -> parts.add(new Part.RandomString());
      case ERROR_OUTPUT_TYPE -> parts.add(new Part.ErrorOutputType());
      default ->
          bad(
              expression,
              "Unknown expression "
                  + expression
                  + ": "
                  + NearestName.advice(value, List.of(RANDOM_STRING, ERROR_OUTPUT_TYPE)));
    }
  }

  private void bad(String expression, String problem) {
    node.problem(problem);
    bad.add(expression);
    parts.add(new Part.Literal(expression));
  }

  /**
   * A prefix as far as it can be read, so that one bad expression does not hide other mistakes.
   *
   * @param prefix the prefix; bad timestamps are in it, other bad expressions stand for themselves
   * @param bad the bad expressions, as written
   */
  record Draft(FirehosePrefix prefix, List<String> bad) {

    Draft {
      bad = List.copyOf(bad);
    }

    /** The bad expressions that may be others misspelt, such as a key: all but timestamps. */
    List<String> misspelt() {
      List<String> misspelt = new ArrayList<>();
      for (String expression : bad) {
        if (!expression.startsWith("!{timestamp:")) {
          misspelt.add(expression);
        }
      }
      return misspelt;
    }
  }
}
