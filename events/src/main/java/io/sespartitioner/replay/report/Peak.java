package io.sespartitioner.replay.report;

import java.time.Instant;
import java.util.Optional;

/**
 * How many partitions were active at once.
 *
 * @param partitions the most
 * @param at when that was first reached, by the simulated clock; empty if there was none
 * @param limit how many the delivery stream allows
 */
public record Peak(int partitions, Optional<Instant> at, int limit) {}
