package io.sespartitioner.replay.report;

import io.sespartitioner.replay.estimate.Traffic;
import io.sespartitioner.replay.estimate.Traffic.Span;
import java.util.Locale;
import java.util.Optional;

/** Warns of a time that is nearly empty, as a single event with a wrong clock makes it. */
final class EmptySpanCheck implements WarningCheck {

  /** So many days to each that has events are too many; weekly mails make seven. */
  private static final long MANY = 10;

  /** Fewer events are samples that someone picked, of times that lie apart. */
  private static final long FEW = 100;

  private static final long MANY_OF_FEW = 100;

  private static final long DAY_HOURS = 24;

  @Override
  public Optional<Warning> check(ReplayReport report) {
    Traffic traffic = report.estimate().traffic();
    long many = report.totals().records() < FEW ? MANY_OF_FEW : MANY;
    return traffic
        .span()
        .filter(span -> span.hours() > many * DAY_HOURS * traffic.days())
        .map(span -> warning(span, traffic.days()));
  }

  private static Warning warning(Span span, long days) {
    String message =
        String.format(
            Locale.ROOT,
            "Only %,d of the %,d days from %s to %s have events. The estimate spreads them over all"
                + " of these days. If a clock was wrong, leave out the events with that time and"
                + " replay again.",
            days,
            (span.hours() + DAY_HOURS - 1) / DAY_HOURS,
            span.from(),
            span.to());
    return new Warning("empty-span", message);
  }
}
