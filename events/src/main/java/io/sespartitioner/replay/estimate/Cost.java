package io.sespartitioner.replay.estimate;

import java.util.List;

/**
 * What a month costs.
 *
 * @param lines its parts
 */
public record Cost(List<CostLine> lines) {

  /** Copies the parts. */
  public Cost {
    lines = List.copyOf(lines);
  }

  /** All parts together, in US dollars. */
  public double dollars() {
    return lines.stream().mapToDouble(CostLine::dollars).sum();
  }

  /** The parts of these kinds together, in US dollars. */
  double dollars(CostKind... kinds) {
    return lines.stream()
        .filter(line -> List.of(kinds).contains(line.kind()))
        .mapToDouble(CostLine::dollars)
        .sum();
  }

  /**
   * A part of a cost.
   *
   * @param kind what it is for
   * @param dollars US dollars a month
   */
  public record CostLine(CostKind kind, double dollars) {}
}
