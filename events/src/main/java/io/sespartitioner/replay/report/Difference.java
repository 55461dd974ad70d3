package io.sespartitioner.replay.report;

/**
 * A record of which the function and JQ make different things.
 *
 * @param place file and number of the record in it
 * @param lambda what the function makes of it
 * @param jq what JQ makes of it
 */
public record Difference(String place, String lambda, String jq) {}
