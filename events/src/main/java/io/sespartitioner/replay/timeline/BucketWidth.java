package io.sespartitioner.replay.timeline;

import java.util.List;

/**
 * How long the buckets of a timeline are. Each width holds the one before it a whole number of
 * times, so buckets can be put together without counting anew.
 *
 * @param minutes length in minutes
 */
record BucketWidth(long minutes) {

  static final BucketWidth FINEST = new BucketWidth(1);

  private static final long HOUR = 60;
  private static final long DAY = 24 * HOUR;

  /** What people read off an axis with ease; from the last on, each is twice the one before. */
  private static final List<Long> READABLE_MINUTES =
      List.of(1L, 5L, 15L, HOUR, 3 * HOUR, DAY, 7 * DAY, 28 * DAY);

  /** The next longer width. */
  BucketWidth next() {
    return new BucketWidth(
        READABLE_MINUTES.stream()
            .filter(longer -> longer > minutes)
            .findFirst()
            .orElse(minutes * 2));
  }

  /** How many of a shorter width fit in. */
  long times(BucketWidth shorter) {
    return minutes / shorter.minutes;
  }
}
