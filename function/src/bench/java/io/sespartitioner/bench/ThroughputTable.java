package io.sespartitioner.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Prints what the handlers took, a row each, both compilers side by side. */
final class ThroughputTable {
  private static final String COLUMNS = " | %9s %9s %9s";

  private static final String LEGEND =
      """
      Microseconds and bytes allocated per event; x idiom.: throughput, idiomatic handler = 1.
      The idiomatic handler does the work of the standard rules in every row.
      """;

  private final Map<Measured, Figures> figures;

  ThroughputTable(Map<Measured, Figures> figures) {
    this.figures = figures;
  }

  String text() {
    StringBuilder text = new StringBuilder(LEGEND);
    text.append("%6s %-22s".formatted("events", "handler and rules"));
    for (Compiler compiler : Compiler.values()) {
      text.append(COLUMNS.formatted(compiler + " µs/ev", "x idiom.", "bytes/ev"));
    }
    text.append('\n');
    for (Measured row : rows()) {
      text.append("%6d %-22s".formatted(row.events(), row.handler()));
      for (Compiler compiler : Compiler.values()) {
        text.append(cells(new Measured(compiler, row.events(), row.handler())));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private List<Measured> rows() {
    return figures.keySet().stream()
        .filter(measured -> measured.compiler() == Compiler.C1)
        .sorted(Comparator.comparingInt(Measured::events))
        .toList();
  }

  /** Time, throughput as a multiple of the idiomatic handler's, and bytes. */
  private String cells(Measured measured) {
    Figures cost = figures.get(measured);
    double times = figures.get(measured.idiomatic()).micros() / cost.micros();
    return COLUMNS.formatted(
        "%.2f".formatted(cost.micros()), "%.2f".formatted(times), "%.0f".formatted(cost.bytes()));
  }
}
