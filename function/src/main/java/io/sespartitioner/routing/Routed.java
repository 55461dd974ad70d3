package io.sespartitioner.routing;

/**
 * The event is delivered under these partition keys.
 *
 * @param partitionKeys every key of the rules with its value
 * @param fallback whether a key got its {@code otherwise}, since no source had a value
 */
public record Routed(PartitionKeys partitionKeys, boolean fallback) implements Routing {}
