package io.sespartitioner.replay.report;

import java.util.Locale;
import java.util.Optional;

/** Warns if partitions come near the limit of those that may be active at once. */
final class PartitionLimitCheck implements WarningCheck {

  private static final double NEAR = 0.8;

  @Override
  public Optional<Warning> check(ReplayReport report) {
    Peak peak = report.peak();
    if (peak.partitions() <= NEAR * peak.limit()) {
      return Optional.empty();
    }
    String message =
        String.format(
            Locale.ROOT,
            "%,d partitions were active at once, of %,d that a delivery stream may have; events"
                + " beyond go to error output. Use keys with fewer values or a shorter buffer"
                + " interval, or ask AWS for a higher limit.",
            peak.partitions(),
            peak.limit());
    return Optional.of(new Warning("partition-limit", message));
  }
}
