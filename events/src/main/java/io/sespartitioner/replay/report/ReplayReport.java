package io.sespartitioner.replay.report;

import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.senders.Senders;
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
 * @param peak the most partitions that were active at once
 * @param timeline delivered and failed events over time, by their own times; empty if none has one
 * @param estimate what a month of such traffic would be and cost
 * @param senders how each sender's mail did
 * @param failedInputs where the first records stood that failed or were not taken
 * @param unusual delivered records of which their owner should know
 * @param comparison what other rules would change, if that was asked
 */
public record ReplayReport(
    Totals totals,
    List<Partition> partitions,
    List<Partition> errorOutput,
    SortedMap<String, Long> failures,
    SortedMap<String, Long> errorCodes,
    Peak peak,
    Optional<Timeline> timeline,
    Estimate estimate,
    Senders senders,
    List<FailedInput> failedInputs,
    Unusual unusual,
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
    return WarningCheck.ALL.stream()
        .map(check -> check.check(this))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The same report with a comparison. */
  public ReplayReport with(Comparison other) {
    return new ReplayReport(
        totals,
        partitions,
        errorOutput,
        failures,
        errorCodes,
        peak,
        timeline,
        estimate,
        senders,
        failedInputs,
        unusual,
        Optional.of(other));
  }

  private static SortedMap<String, Long> copy(Map<String, Long> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
