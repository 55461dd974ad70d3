package io.sespartitioner.replay.report;

import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.senders.Senders;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a replay did.
 *
 * <p>Immutable.
 *
 * @param totals how many records went where
 * @param partitions delivered partitions, in order of their prefix
 * @param errorOutput error output, in order of its prefix
 * @param failures records in error output by the function's reason code or, where there is none, by
 *     error output type
 * @param errorCodes records in error output by Firehose's error code
 * @param senders how each sender's mail did
 * @param failedInputs where the first records stood that failed or were not taken
 * @param unusual delivered records of which their owner should know
 * @param stream what only a delivery stream has; a backfill has none
 * @param comparison what other rules would change, if that was asked
 */
public record ReplayReport(
    Totals totals,
    List<Partition> partitions,
    List<Partition> errorOutput,
    SortedMap<String, Long> failures,
    SortedMap<String, Long> errorCodes,
    Senders senders,
    List<FailedInput> failedInputs,
    Unusual unusual,
    Optional<StreamFigures> stream,
    Optional<Comparison> comparison) {

  /** Copies everything. */
  public ReplayReport {
    partitions = List.copyOf(partitions);
    errorOutput = List.copyOf(errorOutput);
    failedInputs = List.copyOf(failedInputs);
    failures = copy(failures);
    errorCodes = copy(errorCodes);
  }

  /** What to look at before the rules are deployed, the gravest first. */
  public List<Warning> warnings() {
    return Warnings.of(this);
  }

  /** The same report with what a delivery stream did, and a comparison if there is one. */
  public ReplayReport with(StreamFigures figures, Optional<Comparison> other) {
    return new ReplayReport(
        totals,
        partitions,
        errorOutput,
        failures,
        errorCodes,
        senders,
        failedInputs,
        unusual,
        Optional.of(figures),
        other);
  }

  private static SortedMap<String, Long> copy(Map<String, Long> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /**
   * What only a delivery stream has.
   *
   * @param peak the most partitions that were active at once
   * @param timeline delivered and failed events over time, by their own times; empty if none has
   *     one
   * @param estimate what a month of such traffic would be and cost
   */
  public record StreamFigures(Peak peak, Optional<Timeline> timeline, Estimate estimate) {}

  /**
   * How many partitions were active at once.
   *
   * @param partitions the most
   * @param at when that was first reached, by the simulated clock; empty if there was none
   * @param limit how many the delivery stream allows
   */
  public record Peak(int partitions, Optional<Instant> at, int limit) {}

  /**
   * Delivered records of which their owner should know.
   *
   * @param undated records without a time of their own, which arrive at the time of the replay
   *     though the others arrive when their events happened
   * @param foreign records that are no SES events: objects with neither {@code eventType} nor
   *     {@code mail}
   * @param changedTexts the texts that stand in events where their partition values had to be
   *     changed, by value; as far as they are known, and of the first values only
   */
  public record Unusual(long undated, long foreign, Map<String, String> changedTexts) {

    /** Copies the texts. */
    public Unusual {
      changedTexts = Map.copyOf(changedTexts);
    }

    /** Without the texts. */
    public Unusual(long undated, long foreign) {
      this(undated, foreign, Map.of());
    }
  }

  /**
   * Something to look at before the rules are deployed.
   *
   * @param kind which, for programs, such as {@code partition-limit}
   * @param message what is the matter and what to do, in plain words
   */
  public record Warning(String kind, String message) {}
}
