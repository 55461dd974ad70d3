package io.sespartitioner.replay.stream;

import java.time.Duration;

/**
 * When a buffer is handed on: when its oldest record is this old, or when it holds this much,
 * whichever comes first.
 *
 * @param interval the longest that its oldest record waits
 * @param bytes how much it holds, before compression
 */
public record BufferHints(Duration interval, long bytes) {

  private static final long MEBIBYTE = 1024 * 1024;

  /** What Firehose buffers for a Lambda processor by default: 60 seconds or 1 MiB. */
  public static final BufferHints LAMBDA = new BufferHints(Duration.ofSeconds(60), MEBIBYTE);

  /**
   * Hints for partition buffers, by Firehose's rules for dynamic partitioning.
   *
   * @param seconds 60 to 900
   * @param mebibytes 64 to 128
   * @throws IllegalArgumentException if Firehose would refuse them, with the words that it has
   */
  public static BufferHints forPartitions(int seconds, int mebibytes) {
    if (mebibytes < 64) {
      throw new IllegalArgumentException(
          "BufferingHints.SizeInMBs must be at least 64 when Dynamic Partitioning is enabled.");
    }
    if (mebibytes > 128) {
      throw new IllegalArgumentException("BufferingHints.SizeInMBs must be at most 128.");
    }
    if (seconds < 60) {
      throw new IllegalArgumentException(
          "BufferingHints.IntervalInSeconds must be at least 60 seconds when Dynamic Partitioning"
              + " is enabled.");
    }
    if (seconds > 900) {
      throw new IllegalArgumentException("BufferingHints.IntervalInSeconds must be at most 900.");
    }
    return new BufferHints(Duration.ofSeconds(seconds), mebibytes * MEBIBYTE);
  }
}
