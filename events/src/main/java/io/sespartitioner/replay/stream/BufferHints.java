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

  /** Hints in the units that Firehose has for them. */
  public static BufferHints of(int seconds, int mebibytes) {
    return new BufferHints(Duration.ofSeconds(seconds), mebibytes * MEBIBYTE);
  }
}
