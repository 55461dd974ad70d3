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
}
