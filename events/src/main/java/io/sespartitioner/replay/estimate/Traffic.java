package io.sespartitioner.replay.estimate;

import java.util.Optional;

/**
 * What went through the delivery stream.
 *
 * @param span the hours in which events arrived, by their own times; empty if none does
 * @param days days, in UTC, on which any of these arrived
 * @param undated events that didn't arrive at a time of their own
 * @param load all that the stream did
 */
public record Traffic(Optional<Span> span, long days, long undated, Load load) {}
