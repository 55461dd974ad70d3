package io.sespartitioner.replay.estimate;

/**
 * A part of a cost.
 *
 * @param kind what it is for
 * @param dollars US dollars a month
 */
public record CostLine(CostKind kind, double dollars) {}
