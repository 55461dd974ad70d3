package io.sespartitioner.replay.folder;

/**
 * How much there is in objects.
 *
 * @param objects number of objects
 * @param bytes their bytes before compression
 */
public record ObjectTotals(long objects, long bytes) {}
