package io.sespartitioner.replay.stream;

import java.util.SplittableRandom;
import java.util.UUID;

/** Where UUIDs and random strings come from. Not thread-safe. */
public final class RandomSource {

  /** As many characters as Firehose's {@code random-string} has. */
  private static final int RANDOM_STRING_CHARS = 11;

  private final SplittableRandom random;

  /** A source that gives the same texts for the same seed. */
  public RandomSource(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A random UUID (version 4), in lower case. */
  public String uuid() {
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low).toString();
  }

  /** Eleven characters, the head of a UUID, as in Firehose's documentation. */
  String randomString() {
    return uuid().substring(0, RANDOM_STRING_CHARS);
  }
}
