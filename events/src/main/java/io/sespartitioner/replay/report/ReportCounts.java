package io.sespartitioner.replay.report;

import io.sespartitioner.replay.input.InputBytes;
import io.sespartitioner.replay.report.ReplayReport.RuleCount;
import io.sespartitioner.replay.report.ReplayReport.Unusual;
import io.sespartitioner.replay.senders.EventFacts;
import io.sespartitioner.replay.senders.SenderCounts;
import io.sespartitioner.routing.RoutingRules;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What is counted of records on their way, by replay at once and by backfill in many tasks: such
 * counts add up, whatever of the records each of them saw. Not thread-safe.
 */
public final class ReportCounts implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private final EnumMap<Count, Long> numbers = new EnumMap<>(Count.class);
  private final TreeMap<String, PartitionCounts> delivered = new TreeMap<>();
  private final TreeMap<String, PartitionCounts> errorOutput = new TreeMap<>();
  private final TreeMap<String, Long> failures = new TreeMap<>();
  private final TreeMap<String, Long> errorCodes = new TreeMap<>();
  private final TreeMap<Integer, Long> rules = new TreeMap<>();
  private InputBytes bytes = InputBytes.NONE;
  private final ChangedTexts changedTexts = new ChangedTexts();
  private final SenderCounts senders = new SenderCounts();

  /** A number of records. */
  public enum Count {
    /** That were read, counted where they are read and not where they end. */
    RECORDS,
    /** That the function dropped. */
    DROPPED,
    /** That took an {@code otherwise}. */
    FALLBACK,
    /** That are delivered without a time of their own, though it was asked for. */
    UNDATED,
    /** What Firehose would not take for its length, and what no event can be taken out of. */
    REFUSED,
    /** That are left out on request, since they are no error output. */
    SKIPPED,
    /** That failed and hold two events parted by the two characters {@code \\} and {@code n}. */
    LITERAL_NEWLINE
  }

  /** What goes under one evaluated prefix. There may be very many of them. */
  public static final class PartitionCounts implements Serializable {

    @Serial private static final long serialVersionUID = 1L;

    // Each that is put here can be written.
    @SuppressWarnings("serial")
    private final Map<String, String> keys;

    private long events;
    private long bytes;
    private long objects;

    private PartitionCounts(Map<String, String> keys) {
      this.keys = Map.copyOf(keys);
    }

    /** Counts a record of so many bytes. */
    public void add(long recordBytes) {
      events++;
      bytes += recordBytes;
    }

    /** Counts an object. */
    public void addObject() {
      objects++;
    }

    private void add(PartitionCounts other) {
      events += other.events;
      bytes += other.bytes;
      objects += other.objects;
    }
  }

  /** Adds a number of records. */
  public void add(Count what, long number) {
    numbers.merge(what, number, Long::sum);
  }

  /** Adds where bytes of the inputs are. */
  public void add(InputBytes read) {
    bytes = bytes.plus(read);
  }

  /** How many there are so far. */
  public long get(Count what) {
    return numbers.getOrDefault(what, 0L);
  }

  /**
   * The counts of a delivered partition.
   *
   * @param keys the partition keys, asked for when the first record comes
   */
  public PartitionCounts delivered(String prefix, Supplier<Map<String, String>> keys) {
    return delivered.computeIfAbsent(prefix, any -> new PartitionCounts(keys.get()));
  }

  /** The counts of error output under a prefix. */
  public PartitionCounts errorOutput(String prefix) {
    return errorOutput.computeIfAbsent(prefix, any -> new PartitionCounts(Map.of()));
  }

  /** Counts why a record went to error output: a reason, and Firehose's error code. */
  public void failed(String reason, String code) {
    failures.merge(reason, 1L, Long::sum);
    errorCodes.merge(code, 1L, Long::sum);
  }

  /** Counts that a failed record holds events parted by what was to be a line feed, if it does. */
  public void examineFailed(byte[] payload) {
    if (new String(payload, StandardCharsets.ISO_8859_1).contains("}\\n{")) {
      add(Count.LITERAL_NEWLINE, 1);
    }
  }

  /**
   * Counts events that a rule decided.
   *
   * @param rule its number, from 1; of 0 nothing is counted
   */
  public void decided(int rule, long events) {
    if (rule > 0) {
      rules.merge(rule, events, Long::sum);
    }
  }

  /** How each sender's mail does. */
  public SenderCounts senders() {
    return senders;
  }

  /** The texts behind values that had to be changed. */
  ChangedTexts changedTexts() {
    return changedTexts;
  }

  /** How many partitions there are so far. */
  public int partitions() {
    return delivered.size();
  }

  /** Adds what another counted of other records, or of what else became of these. */
  public void merge(ReportCounts other) {
    other.numbers.forEach(this::add);
    bytes = bytes.plus(other.bytes);
    merge(other.delivered, delivered);
    merge(other.errorOutput, errorOutput);
    other.failures.forEach((reason, count) -> failures.merge(reason, count, Long::sum));
    other.errorCodes.forEach((code, count) -> errorCodes.merge(code, count, Long::sum));
    other.rules.forEach(this::decided);
    changedTexts.merge(other.changedTexts);
    senders.merge(other.senders);
  }

  private static void merge(Map<String, PartitionCounts> from, Map<String, PartitionCounts> into) {
    from.forEach(
        (prefix, counts) ->
            into.computeIfAbsent(prefix, any -> new PartitionCounts(counts.keys)).add(counts));
  }

  /** How many records went where. */
  public Totals totals() {
    return new Totals(
        get(Count.RECORDS),
        events(delivered),
        get(Count.DROPPED),
        events(errorOutput),
        get(Count.FALLBACK),
        get(Count.REFUSED),
        get(Count.SKIPPED),
        bytes);
  }

  /**
   * The report, without what only a delivery stream has.
   *
   * @param failedInputs where the first records stood that failed or were not taken
   * @param routing the rules by which was filed
   */
  public ReplayReport report(List<FailedInput> failedInputs, RoutingRules routing) {
    Totals totals = totals();
    return new ReplayReport(
        totals,
        list(delivered),
        list(errorOutput),
        failures,
        errorCodes,
        senders.senders(),
        failedInputs,
        IntStream.rangeClosed(1, routing.rules().size()).mapToObj(this::ruleCount).toList(),
        unusual(totals.delivered(), routing),
        Optional.empty(),
        Optional.empty());
  }

  private RuleCount ruleCount(int number) {
    return new RuleCount("/rules/" + (number - 1), rules.getOrDefault(number, 0L));
  }

  private Unusual unusual(long delivered, RoutingRules routing) {
    // If none has a time of its own, that is how it is meant.
    long undated = get(Count.UNDATED) == delivered ? 0 : get(Count.UNDATED);
    boolean callersAreRead = routing.selection().fields().contains(EventFacts.CALLER_IDENTITY);
    return new Unusual(
        undated,
        senders.uncounted(),
        callersAreRead ? 0 : senders.callers(),
        get(Count.LITERAL_NEWLINE),
        changedTexts.texts());
  }

  private static long events(Map<String, PartitionCounts> partitions) {
    return partitions.values().stream().mapToLong(counts -> counts.events).sum();
  }

  private static List<Partition> list(Map<String, PartitionCounts> partitions) {
    return partitions.entrySet().stream()
        .map(
            entry -> {
              PartitionCounts counts = entry.getValue();
              return new Partition(
                  entry.getKey(), counts.keys, counts.events, counts.bytes, counts.objects);
            })
        .toList();
  }
}
