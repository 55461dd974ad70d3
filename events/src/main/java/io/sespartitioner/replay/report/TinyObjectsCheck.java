package io.sespartitioner.replay.report;

import java.util.Locale;
import java.util.Optional;

/** Warns of many tiny objects. */
final class TinyObjectsCheck implements WarningCheck {

  private static final long MANY = 100;
  private static final long TINY_BYTES = 16 * 1024;

  @Override
  public Optional<Warning> check(ReplayReport report) {
    long objects = report.partitions().stream().mapToLong(Partition::objects).sum();
    long bytes = report.partitions().stream().mapToLong(Partition::bytes).sum();
    if (objects < MANY || bytes >= objects * TINY_BYTES) {
      return Optional.empty();
    }
    String message =
        String.format(
            Locale.ROOT,
            "%,d objects hold only %s each, on average. Each is billed, and many are slow to"
                + " read. Keys with fewer values or a longer buffer interval (900 seconds at most)"
                + " make fewer.",
            objects,
            ByteSize.of((double) bytes / objects));
    return Optional.of(new Warning("tiny-objects", message));
  }
}
