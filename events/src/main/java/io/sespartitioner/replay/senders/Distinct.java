package io.sespartitioner.replay.senders;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Distinct facts by their 64-bit hashes, each with its {@link When}: all of them as long as there
 * are at most so many, and then a random sample of them with a sketch of how many there are.
 *
 * <p>What it says depends on the facts alone, not on their order, on how often each was added, nor
 * on how they were parted before they were merged: the sample are the facts whose hashes begin with
 * so many zeros, as few zeros as leave no more facts than may be kept.
 */
final class Distinct implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final int FEWEST_PLACES = 4;

  private long[] hashes = new long[FEWEST_PLACES];

  /** What {@link When} says of each; null while it says nothing of any. */
  private long[] whens;

  private int kept;

  /** How many zeros the hashes begin with that are kept; above 0 there is a sketch. */
  private int zeros;

  private byte[] sketch;

  /** What is known of one fact, in one number: of copies the earliest day and the shortest time. */
  static final class When {

    static final long UNKNOWN = of(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private When() {}

    /**
     * The number.
     *
     * @param day since 1970, or {@link Integer#MAX_VALUE}
     * @param millis how long a delivery took, or {@link Integer#MAX_VALUE}
     */
    static long of(int day, int millis) {
      return (long) day << Integer.SIZE | millis;
    }

    static int day(long when) {
      return (int) (when >> Integer.SIZE);
    }

    static int millis(long when) {
      return (int) when;
    }

    private static long least(long one, long other) {
      return of(Math.min(day(one), day(other)), Math.min(millis(one), millis(other)));
    }
  }

  boolean isExact() {
    return zeros == 0;
  }

  long count() {
    return isExact() ? kept : Math.round(UltraLogLog.wrap(sketch).getDistinctCountEstimate());
  }

  /** How many facts are kept. */
  int kept() {
    return kept;
  }

  /** Takes what is known of each fact that is kept. */
  void forEach(LongConsumer taker) {
    for (int place = 0; place < hashes.length; place++) {
      if (hashes[place] != 0) {
        taker.accept(when(place));
      }
    }
  }

  private long when(int place) {
    return whens == null ? When.UNKNOWN : whens[place];
  }

  /** How much memory it takes, about, in facts, where so many are kept at most. */
  int cost(int most) {
    // A sketch has four bytes where a fact has sixteen.
    return 2 * FEWEST_PLACES + (isExact() ? kept : most + most / 4);
  }

  /** Adds a fact, and keeps so many at most. */
  void add(long hash, long when, int most) {
    long key = hash == 0 ? 1 : hash;
    if (!isExact()) {
      UltraLogLog.wrap(sketch).add(key);
    }
    if (Long.numberOfLeadingZeros(key) >= zeros) {
      put(key, when);
      limit(most);
    }
  }

  private void put(long key, long when) {
    int place = place(hashes, key);
    long known = hashes[place] == 0 ? When.UNKNOWN : when(place);
    kept += hashes[place] == 0 ? 1 : 0;
    hashes[place] = key;
    long least = When.least(known, when);
    if (least != When.UNKNOWN) {
      whens = whens == null ? unknown(hashes.length) : whens;
      whens[place] = least;
    }
    if (kept * 4L > hashes.length * 3L) {
      rebuild(hashes.length * 2);
    }
  }

  private static long[] unknown(int length) {
    long[] whens = new long[length];
    Arrays.fill(whens, When.UNKNOWN);
    return whens;
  }

  /**
   * Where a hash stands, or a free place for it; by its last bits, since the first may be zeros.
   */
  private static int place(long[] hashes, long key) {
    int place = (int) key & (hashes.length - 1);
    while (hashes[place] != 0 && hashes[place] != key) {
      place = (place + 1) & (hashes.length - 1);
    }
    return place;
  }

  /** Puts those facts into so many places that begin with enough zeros. */
  private void rebuild(int places) {
    Distinct fewer = new Distinct();
    fewer.hashes = new long[places];
    fewer.whens = whens == null ? null : unknown(places);
    for (int place = 0; place < hashes.length; place++) {
      if (hashes[place] != 0 && Long.numberOfLeadingZeros(hashes[place]) >= zeros) {
        fewer.put(hashes[place], when(place));
      }
    }
    hashes = fewer.hashes;
    whens = fewer.whens;
    kept = fewer.kept;
  }

  /** Keeps so many facts at most. */
  void limit(int most) {
    if (isExact() && kept > most) {
      startSketch(most);
    }
    while (kept > most) {
      zeros++;
      int places = Integer.highestOneBit(Math.max(FEWEST_PLACES, kept)) * 2;
      rebuild(Math.min(places, hashes.length));
    }
    if (!isExact() && sketch.length > 1 << precision(most)) {
      sketch = UltraLogLog.wrap(sketch).downsize(precision(most)).getState();
    }
  }

  private void startSketch(int most) {
    UltraLogLog all = UltraLogLog.create(precision(most));
    for (long hash : hashes) {
      if (hash != 0) {
        all.add(hash);
      }
    }
    sketch = all.getState();
  }

  /** A sketch has 4 registers, a byte each, for each fact of a sample. */
  private static int precision(int most) {
    return Integer.numberOfTrailingZeros(Integer.highestOneBit(most)) + 2;
  }

  /** The standard error of a count that is not exact, where so many facts are kept, in percent. */
  static double errorPercent(int most) {
    return 78.2 / Math.sqrt(1 << precision(most));
  }

  /** Adds all of another, and keeps so many facts at most, as many as the other or fewer. */
  void merge(Distinct other, int most) {
    if (!other.isExact()) {
      if (isExact()) {
        startSketch(most);
      }
      UltraLogLog counted = UltraLogLog.wrap(sketch).downsize(precision(most));
      sketch = counted.add(UltraLogLog.wrap(other.sketch)).getState();
      zeros = Math.max(zeros, other.zeros);
      rebuild(hashes.length);
    }
    for (int place = 0; place < other.hashes.length; place++) {
      if (other.hashes[place] != 0) {
        add(other.hashes[place], other.when(place), most);
      }
    }
  }
}
