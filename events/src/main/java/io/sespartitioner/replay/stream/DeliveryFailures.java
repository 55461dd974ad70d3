package io.sespartitioner.replay.stream;

import java.util.List;

/**
 * The failures that arise in delivery. AWS has published no complete error line for them; types are
 * as observed on AWS, codes and messages are this project's, in the style of the known ones.
 */
public final class DeliveryFailures {

  private DeliveryFailures() {}

  static Failure missingKeys(List<String> names) {
    return Failure.of(
        ErrorType.PARTITIONING_FAILED,
        "DynamicPartitioning.PartitioningFailed",
        "partitionKeys values must not be null or empty: " + String.join(", ", names));
  }

  /** That an evaluated prefix is longer than Firehose allows. */
  public static Failure prefixTooLong() {
    return Failure.of(
        ErrorType.PARTITIONING_FAILED,
        "DynamicPartitioning.PartitioningFailed",
        "Length of evaluated prefix cannot be greater than " + PrefixEvaluation.MAX_CHARS);
  }

  static Failure tooManyPartitions(int limit) {
    return Failure.of(
        ErrorType.ACTIVE_PARTITION_EXCEEDED,
        "DynamicPartitioning.ActivePartitionsLimitExceeded",
        "The limit of " + limit + " active partitions is reached");
  }
}
