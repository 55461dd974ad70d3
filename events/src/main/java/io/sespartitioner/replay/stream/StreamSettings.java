package io.sespartitioner.replay.stream;

import io.sespartitioner.replay.folder.Compression;
import io.sespartitioner.routing.FirehosePrefix;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How the delivery stream is set up.
 *
 * @param name the stream's name, which begins every object's name
 * @param layout where objects go
 * @param partitionBuffers buffer hints of partitions and of error output
 * @param partitionLimit how many partitions may be active at once
 * @param compression of delivered objects; error output is never compressed
 */
public record StreamSettings(
    String name,
    Layout layout,
    BufferHints partitionBuffers,
    int partitionLimit,
    Compression compression) {

  /** How many partitions may be active at once unless AWS raises it. */
  public static final int DEFAULT_PARTITION_LIMIT = 500;

  /** The {@link #partitionLimit} of records that fill no stream, such as those brought back. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  /** The same for a stream without a limit of active partitions. */
  public StreamSettings withoutPartitionLimit() {
    return new StreamSettings(name, layout, partitionBuffers, NO_LIMIT, compression);
  }

  /**
   * Where objects go.
   *
   * @param prefix of delivered objects
   * @param errorPrefix of error output
   * @param timeZone of the timestamps in prefixes and names
   */
  public record Layout(FirehosePrefix prefix, FirehosePrefix errorPrefix, ZoneId timeZone) {}

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
}
