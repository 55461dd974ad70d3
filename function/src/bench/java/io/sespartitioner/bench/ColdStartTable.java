package io.sespartitioner.bench;

import java.util.ArrayList;
import java.util.List;

/** Prints what cold starts took, a row for each package. */
final class ColdStartTable {
  static final String IDIOMATIC = "idiomatic";

  private static final String LEGEND =
      """
      Milliseconds from process start to the first response to 100 events, and the same as a part
      of the idiomatic handler's; classes loaded until then; the package's files in bytes.
      """;

  private record Row(String name, List<Double> sorted, long classes, long bytes) {
    double median() {
      return sorted.get(sorted.size() / 2);
    }
  }

  private final List<Row> rows = new ArrayList<>();

  void add(String name, List<Double> millis, long classes, long bytes) {
    rows.add(new Row(name, millis.stream().sorted().toList(), classes, bytes));
  }

  String text() {
    StringBuilder text = new StringBuilder(LEGEND);
    text.append(
        "%-10s %8s %15s %7s %8s %10s%n"
            .formatted("package", "median", "range", "part", "classes", "bytes"));
    for (Row row : rows) {
      double slowest = row.sorted().get(row.sorted().size() - 1);
      text.append(
          "%-10s %8.0f %15s %7.2f %8d %10d%n"
              .formatted(
                  row.name(),
                  row.median(),
                  "%.0f to %.0f".formatted(row.sorted().get(0), slowest),
                  row.median() / idiomatic(),
                  row.classes(),
                  row.bytes()));
    }
    return text.toString();
  }

  private double idiomatic() {
    return rows.stream()
        .filter(row -> row.name().equals(IDIOMATIC))
        .findFirst()
        .orElseThrow()
        .median();
  }
}
