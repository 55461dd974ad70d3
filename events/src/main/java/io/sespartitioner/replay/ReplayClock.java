package io.sespartitioner.replay;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What "now" is for a run; it stands still while the run lasts. */
final class ReplayClock {

  private ReplayClock() {}

  /**
   * The time of records that arrive now. With a seed it is the start of the day, so that two runs
   * of a day give the same object names.
   */
  static Instant now(Clock clock, Optional<Long> seed, ZoneId zone) {
    Instant now = clock.instant();
    return seed.isPresent() ? now.atZone(zone).truncatedTo(ChronoUnit.DAYS).toInstant() : now;
  }
}
