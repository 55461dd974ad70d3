package io.sespartitioner.replay;

import io.sespartitioner.replay.stream.BufferHints;
import io.sespartitioner.replay.stream.StreamSettings;
import io.sespartitioner.replay.stream.StreamSettings.Layout;
import io.sespartitioner.routing.RoutingRules;

/** Turns options and rules into the settings of the delivery stream. */
final class Settings {

  private Settings() {}

  /**
   * The settings.
   *
   * @throws UsageException if Firehose would refuse them; it names the option and its value
   */
  static StreamSettings of(ReplayOptions options, RoutingRules rules) {
    checkStreamName(options.streamName);
    checkRange("--buffer-seconds", options.bufferSeconds, 60, 900);
    checkRange("--buffer-mebibytes", options.bufferMebibytes, 64, 128);
    if (options.partitionLimit < 1) {
      throw refused("--partition-limit", options.partitionLimit, "must be at least 1");
    }
    return new StreamSettings(
        options.streamName,
        new Layout(rules.prefix(), rules.errorPrefix(), rules.timeZone()),
        BufferHints.of(options.bufferSeconds, options.bufferMebibytes),
        options.partitionLimit,
        options.compression);
  }

  private static void checkStreamName(String name) {
    if (!name.matches("[a-zA-Z0-9_.-]{1,64}")) {
      throw refused(
          "--stream-name", name, "Firehose takes 1 to 64 letters, digits, '_', '.' and '-'");
    }
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
