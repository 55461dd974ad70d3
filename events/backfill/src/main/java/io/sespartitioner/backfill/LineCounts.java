package io.sespartitioner.backfill;

import io.sespartitioner.backfill.FilingKey.Kind;
import io.sespartitioner.replay.report.ReportCounts.PartitionCounts;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts lines by what they become. Not thread-safe. */
final class LineCounts {

  private static final String RANDOM_STRING = "!{firehose:random-string}";

  private final TaskCounts counts;
  private final List<String> keyNames;

  LineCounts(Job job, TaskCounts counts) {
    this.counts = counts;
    this.keyNames = List.copyOf(RoutingRules.read(job.rules()).keys().keySet());
  }

  /** Adds what a task told of the records that it read. */
  void addFacts(byte[] facts) throws IOException {
    counts.merge(TaskCounts.of(facts));
  }

  /** The partition, or the error output, that lines with this key are in. */
  PartitionCounts partition(FilingKey key) {
    String prefix = key.folder().replace(Decider.RANDOM, RANDOM_STRING);
    return key.kind() == Kind.ERROR
        ? counts.counts().errorOutput(prefix)
        : counts.counts().delivered(prefix, () -> keys(key.values()));
  }

  private Map<String, String> keys(String values) {
    List<String> each = List.of(values.split(FilingKey.SEPARATOR, -1));
    Map<String, String> keys = new LinkedHashMap<>();
    for (int i = 0; i < keyNames.size(); i++) {
      keys.put(keyNames.get(i), each.get(i));
    }
    return keys;
  }

  /** Adds a line of this partition. */
  void add(PartitionCounts partition, FilingKey key, long bytes) {
    partition.add(bytes);
    if (key.kind() == Kind.ERROR) {
      counts.counts().failed(key.reason(), key.code());
    }
  }
}
