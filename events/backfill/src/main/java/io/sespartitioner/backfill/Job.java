package io.sespartitioner.backfill;

import io.sespartitioner.replay.input.RecordReader.RecordKind;
import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every task has to know of one backfill.
 *
 * @param rules text of the routing rules
 * @param streamName delivery stream name in object names
 * @param eventArrival whether a record arrives at its event's own time, where it has one
 * @param nowMillis when the others arrive, in milliseconds since 1970
 * @param kind which records are filed
 * @param compression of delivered objects; error output is never compressed
 * @param limits how much one object holds
 * @param dryRun whether objects are only counted
 */
record Job(
    String rules,
    String streamName,
    boolean eventArrival,
    long nowMillis,
    RecordKind kind,
    ObjectCompression compression,
    Limits limits,
    boolean dryRun)
    implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** In {@link #options}: whether only error output was filed. */
  static final String ONLY_FAILED = "only-failed";

  /** The options by which objects differ, as they are on the command line, but for the rules. */
  SortedMap<String, String> options() {
    SortedMap<String, String> options = new TreeMap<>();
    options.put("stream-name", streamName);
    options.put("arrival", eventArrival ? "event" : "now");
    options.put(ONLY_FAILED, Boolean.toString(kind == RecordKind.ONLY_FAILED));
    options.put("compression", compression.toString());
    options.put("object-seconds", Long.toString(limits.millis() / 1000));
    options.put("object-mebibytes", Long.toString(limits.bytes() / (1024 * 1024)));
    return options;
  }

  /** The same at another time. */
  Job at(Instant now) {
    return new Job(
        rules, streamName, eventArrival, now.toEpochMilli(), kind, compression, limits, dryRun);
  }

  /**
   * How much one object holds.
   *
   * @param millis the longest from its oldest record to its newest
   * @param bytes the most bytes before compression
   */
  record Limits(long millis, long bytes) implements Serializable {

    @Serial private static final long serialVersionUID = 1L;
  }
}
