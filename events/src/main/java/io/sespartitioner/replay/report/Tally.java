package io.sespartitioner.replay.report;

import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.estimate.PriceList;
import io.sespartitioner.replay.estimate.Traffic;
import io.sespartitioner.replay.report.ReplayReport.Peak;
import io.sespartitioner.replay.report.ReplayReport.Unusual;
import io.sespartitioner.replay.senders.SenderTally;
import io.sespartitioner.replay.stream.DeliveryStream;
import io.sespartitioner.replay.stream.Failure;
import io.sespartitioner.replay.stream.FirehoseRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts what a delivery stream does, for the report. Not thread-safe. */
public final class Tally implements DeliveryStream.Observer {

  private final int partitionLimit;
  private final ZoneId zone;
  private final Optional<String> senderKey;
  private final Function<FirehoseRecord, Map<String, String>> texts;
  private final ChangedTexts changedTexts = new ChangedTexts();
  private final SenderTally senders = new SenderTally();
  private final FailedInput.First firstFailures = new FailedInput.First();
  private final PriceList priceList = PriceList.standard();
  private final Traffic.Tally traffic;
  private final TimelineTally timeline;
  private final SortedMap<String, PartitionTally> partitions = new TreeMap<>();
  private final SortedMap<String, PartitionTally> errorOutput = new TreeMap<>();
  private final SortedMap<String, Long> failures = new TreeMap<>();
  private final SortedMap<String, Long> errorCodes = new TreeMap<>();
  private long delivered;
  private long dropped;
  private long failed;
  private long undated;
  private int peak;
  private Optional<Instant> peakAt = Optional.empty();

  /**
   * A tally.
   *
   * @param partitionLimit the stream's limit of active partitions
   * @param zone of the timeline and of days
   * @param senderKey the partition key that tells the sender, the first of the prefix, if there is
   *     one
   */
  public Tally(int partitionLimit, ZoneId zone, Optional<String> senderKey) {
    this(partitionLimit, zone, senderKey, record -> Map.of());
  }

  /**
   * A tally that knows what stood in events.
   *
   * @param texts the texts that partition keys have in a record, by name of the key, as far as
   *     known
   */
  public Tally(
      int partitionLimit,
      ZoneId zone,
      Optional<String> senderKey,
      Function<FirehoseRecord, Map<String, String>> texts) {
    this.texts = texts;
    this.partitionLimit = partitionLimit;
    this.zone = zone;
    this.senderKey = senderKey;
    this.timeline = new TimelineTally(zone);
    this.traffic = new Traffic.Tally(priceList.assumptions().ingestionStepBytes());
  }

  /** How many partitions there are so far. */
  public int partitions() {
    return partitions.size();
  }

  /** The failures of records, to which those can be added that didn't go into the stream. */
  public FailedInput.First firstFailures() {
    return firstFailures;
  }

  @Override
  public void delivered(FirehoseRecord record, PartitionId partition, int bytes) {
    delivered++;
    undated += record.isDated() ? 0 : 1;
    traffic.add(record);
    senders.add(record.facts(), senderKey.map(partition.keys()::get).orElse("all"), day(record));
    partitions.computeIfAbsent(partition.prefix(), prefix -> begin(partition, record)).add(bytes);
    // Records without a time of their own would stretch the timeline of a history up to now.
    if (record.isDated()) {
      timeline.addDelivered(String.join("/", partition.keys().values()), record.arrivalMillis());
    }
  }

  private Optional<LocalDate> day(FirehoseRecord record) {
    return record.isDated()
        ? Optional.of(LocalDate.ofInstant(Instant.ofEpochMilli(record.arrivalMillis()), zone))
        : Optional.empty();
  }

  private PartitionTally begin(PartitionId partition, FirehoseRecord first) {
    if (partition.keys().values().stream().anyMatch(ChangedValuesCheck::isChanged)) {
      Map<String, String> known = texts.apply(first);
      partition
          .keys()
          .forEach(
              (name, value) -> {
                if (known.containsKey(name) && ChangedValuesCheck.isChanged(value)) {
                  changedTexts.add(name, value, known.get(name));
                }
              });
    }
    // There may be very many: this is the smallest map that there is.
    return new PartitionTally(Map.copyOf(partition.keys()));
  }

  @Override
  public void dropped(FirehoseRecord record) {
    dropped++;
    traffic.add(record);
  }

  @Override
  public void failed(FirehoseRecord record, Failure failure, String prefix, int bytes) {
    failed++;
    traffic.add(record);
    String reason = failure.reason().orElse(failure.type().wireName());
    failures.merge(reason, 1L, Long::sum);
    firstFailures.add(record.number(), reason);
    errorCodes.merge(failure.code(), 1L, Long::sum);
    errorOutput.computeIfAbsent(prefix, text -> new PartitionTally(Map.of())).add(bytes);
    if (record.isDated()) {
      timeline.addFailed(record.arrivalMillis());
    }
  }

  @Override
  public void deliveredObjectClosed(String prefix) {
    partitions.get(prefix).addObject();
    traffic.addObject();
  }

  @Override
  public void errorObjectClosed(String prefix) {
    errorOutput.get(prefix).addObject();
    traffic.addErrorObject();
  }

  @Override
  public void partitionOpened(int active, long atMillis) {
    if (active > peak) {
      peak = active;
      peakAt = Optional.of(Instant.ofEpochMilli(atMillis));
    }
  }

  /**
   * The report.
   *
   * @param records how many records went into the stream, counted apart
   * @param fallback how many took an {@code otherwise}
   * @param leftOut what didn't go into the stream
   * @param failedInputs where the first records stood that failed or were not taken
   * @param whyNotJq why JQ can't do the partitioning by these rules; empty if it can
   */
  public ReplayReport report(
      long records,
      long fallback,
      LeftOut leftOut,
      List<FailedInput> failedInputs,
      Optional<String> whyNotJq) {
    return new ReplayReport(
        new Totals(
            records, delivered, dropped, failed, fallback, leftOut.refused(), leftOut.skipped()),
        list(partitions),
        list(errorOutput),
        failures,
        errorCodes,
        new Peak(peak, peakAt, partitionLimit),
        timeline.timeline(),
        Estimate.of(traffic.traffic(), priceList, whyNotJq),
        senders.senders(),
        failedInputs,
        new Unusual(undated == delivered ? 0 : undated, senders.foreign(), changedTexts.texts()),
        Optional.empty());
  }

  /**
   * What didn't go into the stream.
   *
   * @param refused what is too long for a record
   * @param skipped what isn't error output, if only that was asked for
   */
  public record LeftOut(long refused, long skipped) {}

  private static List<Partition> list(SortedMap<String, PartitionTally> tallies) {
    return tallies.entrySet().stream()
        .map(entry -> entry.getValue().partition(entry.getKey()))
        .toList();
  }

  /** Counts what goes under one evaluated prefix. */
  static final class PartitionTally {

    private final Map<String, String> keys;
    private long events;
    private long bytes;
    private long objects;

    PartitionTally(Map<String, String> keys) {
      this.keys = keys;
    }

    void add(int recordBytes) {
      events++;
      bytes += recordBytes;
    }

    void addObject() {
      objects++;
    }

    Partition partition(String prefix) {
      return new Partition(prefix, keys, events, bytes, objects);
    }
  }
}
