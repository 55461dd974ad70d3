package io.sespartitioner.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the text of a prefix into its parts, by Firehose's rules for expressions. */
final class PrefixReader {

  private static final List<String> NAMESPACES = List.of("key", "timestamp", "firehose");
  private static final String RANDOM_STRING = "random-string";
  private static final String ERROR_OUTPUT_TYPE = "error-output-type";

  private final Node node;
  private final String text;
  private final List<Part> parts = new ArrayList<>();
  private boolean good = true;

  private PrefixReader(Node node, String text) {
    this.node = node;
    this.text = text;
  }

  /** Reads a prefix; empty if it has problems. */
  static Optional<FirehosePrefix> read(Node node) {
    Optional<String> text = node.text();
    return text.isPresent() ? new PrefixReader(node, text.get()).read() : Optional.empty();
  }

  private Optional<FirehosePrefix> read() {
    int at = 0;
    for (int open; good && (open = text.indexOf("!{", at)) >= 0; ) {
      literal(at, open);
      int close = text.indexOf('}', open);
      if (close < 0) {
        problem(
            "Expression without an end in the prefix: close \""
                + text.substring(open)
                + "\" with }");
        return Optional.empty();
      }
      expression(text.substring(open + 2, close));
      at = close + 1;
    }
    literal(at, text.length());
    return good ? Optional.of(new FirehosePrefix(parts)) : Optional.empty();
  }

  private void literal(int from, int to) {
    if (from < to) {
      parts.add(new Part.Literal(text.substring(from, to)));
    }
  }

  private void expression(String expression) {
    int colon = expression.indexOf(':');
    if (colon < 0) {
      problem(
          "Expression !{"
              + expression
              + "} without a colon: write !{key:NAME}, !{timestamp:PATTERN} or !{firehose:...}");
      return;
    }
    String namespace = expression.substring(0, colon);
    String value = expression.substring(colon + 1);
    switch (namespace) {
      case "key" -> parts.add(new Part.Key(value));
      case "timestamp" -> timestamp(value);
      case "firehose" -> firehose(value);
      case "partitionKeyFromLambda", "partitionKeyFromQuery" ->
          problem(
              "Expression !{"
                  + expression
                  + "} fits one processor only: write !{key:"
                  + value
                  + "}");
      default ->
          problem(
              "Unknown expression !{"
                  + expression
                  + "}: "
                  + NearestName.advice(namespace, NAMESPACES));
    }
  }

  private void timestamp(String pattern) {
    TimePattern scanned = TimePattern.ofPrefix(pattern);
    if (pattern.isEmpty()) {
      problem("Timestamp without a pattern: write one such as !{timestamp:yyyy}");
    } else if (scanned.problem().isPresent()) {
      problem(scanned.problem().get());
    }
    parts.add(new Part.Timestamp(pattern));
  }

  private void firehose(String value) {
    switch (value) {
      case RANDOM_STRING -> parts.add(new Part.RandomString());
      case ERROR_OUTPUT_TYPE -> parts.add(new Part.ErrorOutputType());
      default ->
          problem(
              "Unknown expression !{firehose:"
                  + value
                  + "}: "
                  + NearestName.advice(value, List.of(RANDOM_STRING, ERROR_OUTPUT_TYPE)));
    }
  }

  private void problem(String message) {
    node.problem(message);
    good = false;
  }
}
