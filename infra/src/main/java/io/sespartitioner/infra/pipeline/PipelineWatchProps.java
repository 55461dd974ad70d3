package io.sespartitioner.infra.pipeline;

import java.util.Optional;

/**
 * What a {@link PipelineWatch} is made of.
 *
 * @param archive the delivery stream to watch
 * @param function the function to watch; empty: the processor is inline JQ
 * @param address e-mail address that alarms go to; empty: alarms without action (empty)
 * @param fallbackPercent alarm when more than this share of an hour's records used an {@code
 *     otherwise} (20)
 */
public record PipelineWatchProps(
    EventArchive archive,
    Optional<PartitioningFunction> function,
    Optional<String> address,
    int fallbackPercent) {

  private static final int FALLBACK_PERCENT = 20;

  /** The watch over an archive that {@code partitioning} gives its keys, without an address. */
  public static PipelineWatchProps of(EventArchive archive, Partitioning partitioning) {
    return new PipelineWatchProps(
        archive, partitioning.function(), Optional.empty(), FALLBACK_PERCENT);
  }

  /** The same with an address for alarms. */
  public PipelineWatchProps withAddress(String to) {
    return new PipelineWatchProps(archive, function, Optional.of(to), fallbackPercent);
  }

  /** The same with another share of records for the fallback alarm, in percent. */
  public PipelineWatchProps withFallbackPercent(int percent) {
    return new PipelineWatchProps(archive, function, address, percent);
  }
}
