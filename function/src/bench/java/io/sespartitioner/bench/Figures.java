package io.sespartitioner.bench;

import java.util.Comparator;
import java.util.List;

/** What one event cost: microseconds, and bytes allocated. */
record Figures(double micros, double bytes) {
  /** The middle one of several, by time. */
  static Figures median(List<Figures> several) {
    return several.stream()
        .sorted(Comparator.comparingDouble(Figures::micros))
        .toList()
        .get(several.size() / 2);
  }
}
