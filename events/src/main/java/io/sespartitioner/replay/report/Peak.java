package io.sespartitioner.replay.report;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many partitions were active at once.
 *
 * @param partitions the most
 * @param at when that was first reached, by the simulated clock; empty if there was none
 * @param limit how many the delivery stream allows
 * @param perHour the most in each hour in which a partition became active, UTC
 */
public record Peak(
    int partitions, Optional<Instant> at, int limit, SortedMap<Instant, Integer> perHour) {

  /** Copies the map. */
  public Peak {
    perHour = Collections.unmodifiableSortedMap(new TreeMap<>(perHour));
  }
}
