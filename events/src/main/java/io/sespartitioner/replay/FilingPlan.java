package io.sespartitioner.replay;

import io.sespartitioner.replay.estimate.Cost;
import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.estimate.PriceList;
import io.sespartitioner.replay.estimate.Traffic;
import io.sespartitioner.replay.report.Comparison.Outlay;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.StreamSettings;
import io.sespartitioner.replay.stream.WhereFiled;
import io.sespartitioner.replay.stream.WhereFiled.Destination;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.Selection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where rules would file records, each by its own time, and what that takes: objects begin and end
 * as those of the delivery stream do. Not thread-safe.
 */
final class FilingPlan {

  private static final String DROPPED = "(dropped)";
  private static final String RANDOM = "(random)";

  private final RoutingRules rules;
  private final WhereFiled where;
  private final StreamSettings settings;
  private final PriceList prices = PriceList.standard();
  private final Traffic.Counts traffic =
      new Traffic.Counts(prices.assumptions().ingestionStepBytes());
  private final Map<String, Buffer> partitions = new LinkedHashMap<>();
  private final Map<String, Buffer> errors = new LinkedHashMap<>();
  private final Set<String> folders = new TreeSet<>();
  private long objects;

  FilingPlan(RoutingRules rules, StreamSettings settings) {
    this.rules = rules;
    this.where = new WhereFiled(rules, Selection.none(), RANDOM);
    this.settings = settings;
  }

  /** What becomes of a record, from bad to good. */
  enum Fate {
    DROPPED,
    FAILED,
    DELIVERED
  }

  /**
   * Where a record ends.
   *
   * @param folder its evaluated prefix, or that it isn't delivered
   * @param layout the same without dates, such as {@code alice/yyyy/MM/dd/}
   */
  record Place(Fate fate, String folder, String layout) {}

  /** The place of the next record, in order of arrival. */
  Place place(FirehoseRecord record) {
    traffic.add(record);
    long arrival = record.arrivalMillis();
    closeBefore(arrival, partitions);
    closeBefore(arrival, errors);
    Destination destination = where.destination(where.verdict(record.payload()), arrival);
    if (destination instanceof Destination.Partition partition) {
      String group = where.group(partition);
      if (!partitions.containsKey(group) && partitions.size() >= settings.partitionLimit()) {
        return failed(where.tooManyPartitions(settings.partitionLimit(), arrival), arrival);
      }
      deliver(group, record);
      folders.add(partition.folder());
      return new Place(Fate.DELIVERED, partition.folder(), where.layout(destination));
    }
    return destination instanceof Destination.ErrorOutput error
        ? failed(error, arrival)
        : new Place(Fate.DROPPED, DROPPED, DROPPED);
  }

  private void closeBefore(long millis, Map<String, Buffer> buffers) {
    long interval = settings.partitionBuffers().interval().toMillis();
    Iterator<Buffer> oldest = buffers.values().iterator();
    while (oldest.hasNext() && oldest.next().openedMillis + interval <= millis) {
      oldest.remove();
    }
  }

  private void deliver(String group, FirehoseRecord record) {
    Buffer buffer = partitions.get(group);
    if (buffer == null) {
      buffer = new Buffer(record.arrivalMillis());
      partitions.put(group, buffer);
      objects++;
      traffic.addObject();
    }
    byte[] payload = record.payload();
    // The function ends each record in a newline.
    boolean ended = payload.length > 0 && payload[payload.length - 1] == '\n';
    buffer.bytes += payload.length + (ended ? 0 : 1);
    if (buffer.bytes >= settings.partitionBuffers().bytes()) {
      partitions.remove(group);
    }
  }

  private Place failed(Destination.ErrorOutput error, long arrival) {
    String type = error.failure().type().wireName();
    if (errors.putIfAbsent(type, new Buffer(arrival)) == null) {
      traffic.addErrorObject();
    }
    return new Place(Fate.FAILED, error.folder(), where.layout(error));
  }

  /** The partitions so far, in order. */
  Set<String> folders() {
    return folders;
  }

  Outlay outlay() {
    Optional<Estimate.Month> month =
        Estimate.of(traffic.traffic(), prices, RulesCheck.whyNotJq(rules)).month();
    return new Outlay(
        objects,
        month.map(each -> each.lambda().dollars()),
        month.flatMap(Estimate.Month::jq).map(Cost::dollars));
  }

  /** An object that is being filled. */
  private static final class Buffer {

    private final long openedMillis;
    private long bytes;

    Buffer(long openedMillis) {
      this.openedMillis = openedMillis;
    }
  }
}
