package io.sespartitioner.replay.report;

import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.estimate.PriceList;
import io.sespartitioner.replay.estimate.Traffic;
import io.sespartitioner.replay.report.ReplayReport.Peak;
import io.sespartitioner.replay.report.ReplayReport.StreamFigures;
import io.sespartitioner.replay.report.ReportCounts.Count;
import io.sespartitioner.replay.senders.AlarmRehearsal;
import io.sespartitioner.replay.stream.DeliveryStream;
import io.sespartitioner.replay.stream.Failure;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.StreamSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Counts what a delivery stream does: what every report has, and what only a stream has, since
 * records come in order of arrival. Not thread-safe.
 */
public final class StreamCounts implements DeliveryStream.Observer {

  private final int partitionLimit;
  private final ZoneId zone;
  private final Optional<String> senderKey;
  private final Function<FirehoseRecord, Map<String, String>> texts;
  private final ReportCounts counts = new ReportCounts();
  private final FailedInput.First<Long> firstFailures = new FailedInput.First<>();
  private final PriceList priceList = PriceList.standard();
  private final Traffic.Counts traffic;
  private final TimelineCounts timeline;
  private final AlarmRehearsal alarms = new AlarmRehearsal();
  private int peak;
  private Optional<Instant> peakAt = Optional.empty();

  /**
   * Counts of nothing so far.
   *
   * @param partitionLimit the stream's limit of active partitions
   * @param zone of the timeline and of days
   * @param senderKey the partition key that tells the sender, if there is one
   */
  public StreamCounts(int partitionLimit, ZoneId zone, Optional<String> senderKey) {
    this(partitionLimit, zone, senderKey, record -> Map.of());
  }

  /**
   * The same, with what stood in events.
   *
   * @param texts the texts that partition keys have in a record, by name of the key, as far as
   *     known
   */
  public StreamCounts(
      int partitionLimit,
      ZoneId zone,
      Optional<String> senderKey,
      Function<FirehoseRecord, Map<String, String>> texts) {
    this.texts = texts;
    this.partitionLimit = partitionLimit;
    this.zone = zone;
    this.senderKey = senderKey;
    this.timeline = new TimelineCounts(zone);
    this.traffic = new Traffic.Counts(priceList.assumptions().ingestionStepBytes());
  }

  /** What every report has; what is counted beside the stream is added to it. */
  public ReportCounts counts() {
    return counts;
  }

  /** The failures of records, to which those can be added that didn't go into the stream. */
  public FailedInput.First<Long> firstFailures() {
    return firstFailures;
  }

  @Override
  public void delivered(FirehoseRecord record, PartitionId partition, int bytes) {
    traffic.add(record);
    String sender = senderKey.map(partition.keys()::get).orElse("all");
    counts.senders().add(record.facts(), sender, day(record));
    counts.delivered(partition.prefix(), () -> keys(partition, record)).add(bytes);
    // Records without a time of their own would stretch the timeline of a history up to now.
    if (record.isDated()) {
      timeline.addDelivered(String.join("/", partition.keys().values()), record.arrivalMillis());
      alarms.add(sender, record.facts(), record.arrivalMillis());
    } else {
      counts.add(Count.UNDATED, 1);
    }
  }

  private Optional<LocalDate> day(FirehoseRecord record) {
    return record.isDated()
        ? Optional.of(LocalDate.ofInstant(Instant.ofEpochMilli(record.arrivalMillis()), zone))
        : Optional.empty();
  }

  /** The keys of a new partition; notes what stood in the event where a value isn't that. */
  private Map<String, String> keys(PartitionId partition, FirehoseRecord first) {
    if (partition.keys().values().stream().anyMatch(Warnings::isChanged)) {
      counts.changedTexts().add(partition.keys(), texts.apply(first));
    }
    return partition.keys();
  }

  @Override
  public void dropped(FirehoseRecord record) {
    counts.add(Count.DROPPED, 1);
    traffic.add(record);
  }

  @Override
  public void failed(FirehoseRecord record, Failure failure, String prefix, int bytes) {
    traffic.add(record);
    String reason = failure.reason().orElse(failure.type().wireName());
    counts.failed(reason, failure.code());
    counts.examineFailed(record.payload());
    counts.errorOutput(prefix).add(bytes);
    firstFailures.add(record.number(), reason);
    if (record.isDated()) {
      timeline.addFailed(record.arrivalMillis());
    }
  }

  @Override
  public void deliveredObjectClosed(String prefix) {
    counts.delivered(prefix, Map::of).addObject();
    traffic.addObject();
  }

  @Override
  public void errorObjectClosed(String prefix) {
    counts.errorOutput(prefix).addObject();
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
   * What only a stream has.
   *
   * @param whyNotJq why JQ can't do the partitioning by these rules; empty if it can
   */
  public StreamFigures figures(Optional<String> whyNotJq) {
    return new StreamFigures(
        new Peak(
            peak,
            peakAt,
            Optional.of(partitionLimit).filter(limit -> limit != StreamSettings.NO_LIMIT)),
        timeline.timeline(),
        alarms.alarms(),
        Estimate.of(traffic.traffic(), priceList, whyNotJq));
  }
}
