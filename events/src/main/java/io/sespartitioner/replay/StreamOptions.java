package io.sespartitioner.replay;

import io.sespartitioner.replay.folder.Compression;
import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.replay.stream.StreamSettings;
import io.sespartitioner.replay.stream.StreamSettings.BufferHints;
import io.sespartitioner.replay.stream.StreamSettings.Layout;
import io.sespartitioner.routing.RoutingRules;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that set up the delivery stream, and what Firehose allows in them. */
final class StreamOptions {

  @Option(
      names = "--buffer-seconds",
      paramLabel = "N",
      defaultValue = "900",
      description =
          "Buffer interval of a partition in seconds, 60 to 900 (default: ${DEFAULT-VALUE}).")
  int bufferSeconds;

  @Option(
      names = "--buffer-mebibytes",
      paramLabel = "N",
      defaultValue = "128",
      description = "Buffer size of a partition in MiB, 64 to 128 (default: ${DEFAULT-VALUE}).")
  int bufferMebibytes;

  @Option(
      names = "--partition-limit",
      paramLabel = "N",
      description =
          "Partitions that may be active at once (default: "
              + StreamSettings.DEFAULT_PARTITION_LIMIT
              + "; with --only-failed, which fills no stream, no limit).")
  private Optional<Integer> partitionLimit = Optional.empty();

  @Option(
      names = "--compression",
      paramLabel = "gzip|none",
      defaultValue = "GZIP",
      description = "Compression of delivered objects (default: gzip).")
  Compression compression;

  /**
   * The settings of a stream with these rules.
   *
   * @throws UsageException if Firehose would refuse them; it names the option and its value
   */
  StreamSettings settings(CommonOptions common, RoutingRules rules) {
    checkRange("--buffer-seconds", bufferSeconds, 60, 900);
    checkRange("--buffer-mebibytes", bufferMebibytes, 64, 128);
    int limit =
        partitionLimit.orElse(
            common.kind() == RecordKind.ONLY_FAILED
                ? StreamSettings.NO_LIMIT
                : StreamSettings.DEFAULT_PARTITION_LIMIT);
    if (limit < 1) {
      throw refused("--partition-limit", limit, "must be at least 1");
    }
    return new StreamSettings(
        common.streamName(),
        new Layout(rules.prefix(), rules.errorPrefix(), rules.timeZone()),
        BufferHints.of(bufferSeconds, bufferMebibytes),
        limit,
        compression);
  }

  /** The ranges are Firehose's for dynamic partitioning. */
  private static void checkRange(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw refused(option, value, "Firehose takes " + least + " to " + most);
    }
  }

  private static UsageException refused(String option, Object value, String rule) {
    return new UsageException(option + " " + value + ": " + rule);
  }
}
