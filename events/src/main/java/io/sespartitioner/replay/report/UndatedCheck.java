package io.sespartitioner.replay.report;

import java.util.Locale;
import java.util.Optional;

/** Warns of records that go to today's folder, since their events tell no time. */
final class UndatedCheck implements WarningCheck {

  @Override
  public Optional<Warning> check(ReplayReport report) {
    long undated = report.unusual().undated();
    if (undated == 0) {
      return Optional.empty();
    }
    String message =
        String.format(
            Locale.ROOT,
            "%s %s no time of %s own that can be read, so %s filed under the time of this replay.",
            Counted.of(undated, "record"),
            undated == 1 ? "has" : "have",
            undated == 1 ? "its" : "their",
            undated == 1 ? "it is" : "they are");
    return Optional.of(new Warning("undated", message));
  }
}
