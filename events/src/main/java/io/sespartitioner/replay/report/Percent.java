package io.sespartitioner.replay.report;

import java.util.Locale;

/** Shares, for people. */
public final class Percent {

  private Percent() {}

  /** Such as {@code 7.3 %}. */
  public static String of(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  /** A rate, such as {@code 7.3 %}; of less than 1 %, with two places, such as {@code 0.05 %}. */
  public static String of(double rate) {
    return String.format(Locale.ROOT, rate > 0 && rate < 0.01 ? "%.2f %%" : "%.1f %%", 100 * rate);
  }
}
