package io.sespartitioner.replay.report;

import java.util.Locale;

/** Shares, for people. */
public final class Percent {

  private Percent() {}

  /** Such as {@code 7.3 %}. */
  public static String of(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
