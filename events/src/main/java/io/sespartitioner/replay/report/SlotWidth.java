package io.sespartitioner.replay.report;

import java.util.List;

/**
 * How long the slots of a timeline are. Each width holds the one before it a whole number of times,
 * so slots can be put together without counting anew.
 *
 * @param minutes length in minutes
 */
record SlotWidth(long minutes) {

  static final SlotWidth FINEST = new SlotWidth(1);

  private static final long HOUR = 60;
  private static final long DAY = 24 * HOUR;

  /** What people read off an axis with ease; from the last on, each is twice the one before. */
  private static final List<Long> READABLE_MINUTES =
      List.of(1L, 5L, 15L, HOUR, 3 * HOUR, DAY, 7 * DAY, 28 * DAY);

  /** The next longer width. */
  SlotWidth next() {
    return new SlotWidth(
        READABLE_MINUTES.stream()
            .filter(longer -> longer > minutes)
            .findFirst()
            .orElse(minutes * 2));
  }

  /** How many of a shorter width fit in. */
  long times(SlotWidth shorter) {
    return minutes / shorter.minutes;
  }
}
