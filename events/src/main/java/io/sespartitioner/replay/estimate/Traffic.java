package io.sespartitioner.replay.estimate;

import java.util.Optional;

/**
 * What went through the delivery stream.
 *
 * @param span the hours in which events arrived, by their own times; empty if none has one
 * @param undated events without a time of their own
 * @param load all that the stream did
 */
public record Traffic(Optional<Span> span, long undated, Load load) {}
