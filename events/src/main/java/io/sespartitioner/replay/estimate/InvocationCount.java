package io.sespartitioner.replay.estimate;

import io.sespartitioner.replay.stream.BufferHints;

/**
 * Counts how often Firehose would call a function with its default buffer hints, whatever does the
 * partitioning.
 */
final class InvocationCount {

  private static final BufferHints HINTS = BufferHints.LAMBDA;

  private long count;
  private long endsMillis = Long.MIN_VALUE;
  private long bytes;

  /** Learns of the next record. */
  void add(long arrivalMillis, int length) {
    boolean fits = arrivalMillis < endsMillis && bytes + length <= HINTS.bytes();
    if (fits) {
      bytes += length;
    } else {
      count++;
      endsMillis = arrivalMillis + HINTS.interval().toMillis();
      bytes = length;
    }
  }

  long count() {
    return count;
  }
}
