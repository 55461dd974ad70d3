package io.sespartitioner.infra;

import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * What CloudWatch makes of an expression at one time: numbers, metrics, IF, FILL, comparisons and
 * the four operations.
 */
final class MetricMath {

  private final Map<String, Double> metrics;
  private String text = "";
  private int at;

  /** Metrics by id; null is no data. */
  MetricMath(Map<String, Double> metrics) {
    this.metrics = metrics;
  }

  double evaluate(String expression) {
    text = expression.replace(" ", "");
    at = 0;
    double value = comparison().orElseThrow();
    if (at < text.length()) {
      throw new IllegalArgumentException(text.substring(at));
    }
    return value;
  }

  private Optional<Double> comparison() {
    Optional<Double> left = sum();
    if (take(">=")) {
      return both(left, sum(), (a, b) -> a >= b ? 1 : 0);
    }
    return take(">") ? both(left, sum(), (a, b) -> a > b ? 1 : 0) : left;
  }

  private Optional<Double> sum() {
    Optional<Double> value = product();
    while (true) {
      if (take("+")) {
        value = both(value, product(), Double::sum);
      } else if (take("-")) {
        value = both(value, product(), (a, b) -> a - b);
      } else {
        return value;
      }
    }
  }

  private Optional<Double> product() {
    Optional<Double> value = factor();
    while (true) {
      if (take("*")) {
        value = both(value, factor(), (a, b) -> a * b);
      } else if (take("/")) {
        value = both(value, factor(), (a, b) -> a / b);
      } else {
        return value;
      }
    }
  }

  private Optional<Double> factor() {
    if (take("(")) {
      Optional<Double> value = comparison();
      require(")");
      return value;
    }
    if (take("IF(")) {
      boolean holds = comparison().orElseThrow() != 0;
      require(",");
      Optional<Double> then = comparison();
      require(",");
      Optional<Double> otherwise = comparison();
      require(")");
      return holds ? then : otherwise;
    }
    if (take("FILL(")) {
      Optional<Double> value = comparison();
      require(",");
      Optional<Double> fill = comparison();
      require(")");
      return value.isPresent() ? value : fill;
    }
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "._".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    String name = text.substring(start, at);
    return name.matches("[0-9.]+")
        ? Optional.of(Double.valueOf(name))
        : Optional.ofNullable(metrics.get(name));
  }

  private static Optional<Double> both(
      Optional<Double> a, Optional<Double> b, DoubleBinaryOperator operator) {
    return a.isPresent() && b.isPresent()
        ? Optional.of(operator.applyAsDouble(a.get(), b.get()))
        : Optional.empty();
  }

  private boolean take(String token) {
    boolean there = text.startsWith(token, at);
    at += there ? token.length() : 0;
    return there;
  }

  private void require(String token) {
    if (!take(token)) {
      throw new IllegalArgumentException("No " + token + " at " + at + " of " + text);
    }
  }
}
