package io.sespartitioner.replay.estimate;

/**
 * A part of a cost.
 *
 * @param name what it is for
 * @param dollars US dollars a month
 */
public record CostLine(String name, double dollars) {}
