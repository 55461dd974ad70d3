package io.sespartitioner.replay.estimate;

import io.sespartitioner.replay.stream.FirehoseRecord;
import java.time.Instant;
import java.util.Optional;

/** Counts what goes through a delivery stream. Not thread-safe. */
public final class TrafficTally {

  private final long undatedMillis;
  private final int stepBytes;
  private final InvocationCount invocations = new InvocationCount();
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis = Long.MIN_VALUE;
  private long events;
  private long undated;
  private long bytes;
  private long billedBytes;
  private long objects;
  private long errorObjects;

  /**
   * A tally.
   *
   * @param now the arrival time of records that have no time of their own
   * @param stepBytes Firehose bills each record as a multiple of this
   */
  public TrafficTally(Instant now, int stepBytes) {
    this.undatedMillis = now.toEpochMilli();
    this.stepBytes = stepBytes;
  }

  /** Counts a record that went in, in order of arrival. */
  public void add(FirehoseRecord record) {
    int length = record.payload().length;
    events++;
    bytes += length;
    billedBytes += (length + stepBytes - 1L) / stepBytes * stepBytes;
    invocations.add(record.arrivalMillis(), length);
    if (record.arrivalMillis() == undatedMillis) {
      undated++;
    } else {
      firstMillis = Math.min(firstMillis, record.arrivalMillis());
      lastMillis = Math.max(lastMillis, record.arrivalMillis());
    }
  }

  /** Counts an object that was delivered. */
  public void addObject() {
    objects++;
  }

  /** Counts an object of error output. */
  public void addErrorObject() {
    errorObjects++;
  }

  /** What was counted. */
  public Traffic traffic() {
    return new Traffic(
        span(),
        undated,
        new Load(events, bytes, billedBytes, objects, errorObjects, invocations.count()));
  }

  private Optional<Span> span() {
    return events == undated
        ? Optional.empty()
        : Optional.of(
            Span.holding(Instant.ofEpochMilli(firstMillis), Instant.ofEpochMilli(lastMillis)));
  }
}
