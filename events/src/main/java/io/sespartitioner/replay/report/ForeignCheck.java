package io.sespartitioner.replay.report;

import java.util.Locale;
import java.util.Optional;

/** Warns of delivered records that are no SES events. */
final class ForeignCheck implements WarningCheck {

  @Override
  public Optional<Warning> check(ReplayReport report) {
    long foreign = report.unusual().foreign();
    if (foreign == 0) {
      return Optional.empty();
    }
    String message =
        String.format(
            Locale.ROOT,
            "%s %s neither eventType nor mail, so %s no SES %s. What else is sent to the stream?",
            Counted.of(foreign, "record"),
            foreign == 1 ? "has" : "have",
            foreign == 1 ? "it is" : "they are",
            Counted.noun(foreign, "event"));
    return Optional.of(new Warning("no-ses-event", message));
  }
}
