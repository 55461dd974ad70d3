package io.sespartitioner.replay.report;

import java.util.Locale;
import java.util.Optional;

/** Warns if many events lack the value of a key. */
final class FallbackCheck implements WarningCheck {

  private static final double MANY = 0.05;

  /** Of fewer events, which someone picked to try, only a half says anything of the traffic. */
  private static final long FEW = 100;

  private static final double MANY_OF_FEW = 0.5;

  @Override
  public Optional<Warning> check(ReplayReport report) {
    long fallback = report.totals().fallback();
    long records = report.totals().records();
    if (fallback <= (records < FEW ? MANY_OF_FEW : MANY) * records) {
      return Optional.empty();
    }
    String message =
        String.format(
            Locale.ROOT,
            "%,d of %,d events (%s) lack the value of a key and are filed under its otherwise,"
                + " such as unknown. --explain shows which; a firstOf with a second source may find"
                + " them a place.",
            fallback,
            records,
            Percent.of(fallback, records));
    return Optional.of(new Warning("fallback", message));
  }
}
