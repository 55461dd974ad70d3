package io.sespartitioner.replay.report;

import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.senders.AlarmRehearsal.Alarm;
import io.sespartitioner.replay.senders.EventFacts.Kind;
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
 * @param rules how many events each rule decided, in order; none if another handler was used
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
    List<RuleCount> rules,
    Unusual unusual,
    Optional<StreamFigures> stream,
    Optional<Comparison> comparison) {

  /** Copies everything. */
  public ReplayReport {
    partitions = List.copyOf(partitions);
    errorOutput = List.copyOf(errorOutput);
    failedInputs = List.copyOf(failedInputs);
    rules = List.copyOf(rules);
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
        rules,
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
   * @param alarms those on senders that would have rung, in order of time
   * @param estimate what a month of such traffic would be and cost
   */
  public record StreamFigures(
      Peak peak, Optional<Timeline> timeline, List<Alarm> alarms, Estimate estimate) {

    /** Copies the alarms. */
    public StreamFigures {
      alarms = List.copyOf(alarms);
    }
  }

  /**
   * How many partitions were active at once.
   *
   * @param partitions the most
   * @param at when that was first reached, by the simulated clock; empty if there was none
   * @param limit how many the delivery stream allows
   */
  public record Peak(int partitions, Optional<Instant> at, Optional<Integer> limit) {}

  /**
   * How many events a rule decided.
   *
   * @param rule its place in the file, such as {@code /rules/0}
   */
  public record RuleCount(String rule, long events) {}

  /**
   * Records of which their owner should know.
   *
   * @param undated delivered records without a time of their own, which arrive at the time of the
   *     replay though the others arrive when their events happened
   * @param uncounted delivered records that don't count in senders' figures, by what they are
   * @param unreadCallers delivered events that have a caller in {@code mail.callerIdentity}, which
   *     the rules don't read
   * @param literalNewlines failed records that hold events parted by a literal {@code \\n}
   * @param changedTexts the texts that stand in events where their partition values had to be
   *     changed, by value; as far as they are known, and of the first values only
   */
  public record Unusual(
      long undated,
      Map<Kind, Long> uncounted,
      long unreadCallers,
      long literalNewlines,
      Map<String, String> changedTexts) {

    /** Copies the maps. */
    public Unusual {
      uncounted = Map.copyOf(uncounted);
      changedTexts = Map.copyOf(changedTexts);
    }

    /** How many delivered records don't count in senders' figures. */
    public long notCounted() {
      return uncounted.values().stream().mapToLong(Long::longValue).sum();
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
