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
   * @throws UsageException if Firehose would refuse them
   */
  static StreamSettings of(ReplayOptions options, RoutingRules rules) {
    try {
      return new StreamSettings(
          options.streamName,
          new Layout(rules.prefix(), rules.errorPrefix(), rules.timeZone()),
          BufferHints.forPartitions(options.bufferSeconds, options.bufferMebibytes),
          options.partitionLimit,
          options.compression);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }
}
