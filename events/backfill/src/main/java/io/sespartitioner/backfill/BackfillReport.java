package io.sespartitioner.backfill;

import io.sespartitioner.backfill.FiledCounts.FolderCount;
import io.sespartitioner.backfill.ReadFacts.Counts;
import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.estimate.PriceList;
import io.sespartitioner.replay.estimate.Traffic;
import io.sespartitioner.replay.report.Partition;
import io.sespartitioner.replay.report.ReplayReport;
import io.sespartitioner.replay.report.ReplayReport.Peak;
import io.sespartitioner.replay.report.ReplayReport.Unusual;
import io.sespartitioner.replay.report.Totals;
import io.sespartitioner.routing.RoutingRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report of a backfill, in the form of replay's. */
final class BackfillReport {

  private static final String RANDOM_STRING = "!{firehose:random-string}";

  private BackfillReport() {}

  static ReplayReport of(FiledCounts counts, RoutingRules rules) {
    List<String> keyNames = List.copyOf(rules.keys().keySet());
    List<Partition> partitions = partitions(counts.delivered(), keyNames);
    List<Partition> errorOutput = partitions(counts.errors(), List.of());
    ReadFacts read = counts.read();
    Counts numbers = read.counts();
    PriceList prices = PriceList.standard();
    return new ReplayReport(
        new Totals(
            numbers.records,
            partitions.stream().mapToLong(Partition::events).sum(),
            numbers.dropped,
            errorOutput.stream().mapToLong(Partition::events).sum(),
            numbers.fallback,
            numbers.refused,
            numbers.skipped),
        partitions,
        errorOutput,
        counts.failures(),
        counts.errorCodes(),
        new Peak(0, Optional.empty(), 500),
        Optional.empty(),
        Estimate.of(new Traffic.Tally(prices.assumptions().ingestionStepBytes()).traffic(), prices),
        read.senders().senders(),
        read.failedInputs(),
        unusual(counts),
        Optional.empty());
  }

  /** If none has a time of its own, that is how it is meant. */
  private static Unusual unusual(FiledCounts counts) {
    long delivered = counts.delivered().values().stream().mapToLong(FolderCount::lines).sum();
    long undated = counts.read().counts().undated;
    return new Unusual(undated == delivered ? 0 : undated, counts.read().senders().foreign());
  }

  private static List<Partition> partitions(
      Map<String, FolderCount> folders, List<String> keyNames) {
    return folders.entrySet().stream()
        .map(
            folder ->
                new Partition(
                    folder.getKey().replace(Decider.RANDOM, RANDOM_STRING),
                    keys(folder.getValue().values(), keyNames),
                    folder.getValue().lines(),
                    folder.getValue().bytes(),
                    folder.getValue().objects()))
        .toList();
  }

  private static Map<String, String> keys(String values, List<String> names) {
    List<String> each = List.of(values.split(FilingKey.SEPARATOR, -1));
    Map<String, String> keys = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      keys.put(names.get(i), each.get(i));
    }
    return keys;
  }
}
