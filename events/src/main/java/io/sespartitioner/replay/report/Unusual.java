package io.sespartitioner.replay.report;

/**
 * Delivered records of which their owner should know.
 *
 * @param undated records without a time of their own, which arrive at the time of the replay though
 *     the others arrive when their events happened
 * @param foreign records that are no SES events: objects with neither {@code eventType} nor {@code
 *     mail}
 */
public record Unusual(long undated, long foreign) {}
