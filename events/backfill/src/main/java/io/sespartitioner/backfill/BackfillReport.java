package io.sespartitioner.backfill;

import io.sespartitioner.backfill.FiledCounts.FolderCount;
import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.estimate.PriceList;
import io.sespartitioner.replay.estimate.TrafficTally;
import io.sespartitioner.replay.report.Partition;
import io.sespartitioner.replay.report.Peak;
import io.sespartitioner.replay.report.ReplayReport;
import io.sespartitioner.replay.report.Totals;
import io.sespartitioner.replay.report.Unusual;
import io.sespartitioner.replay.senders.SenderTally;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report of a backfill, in the form of replay's. */
final class BackfillReport {

  private BackfillReport() {}

  static ReplayReport of(FiledCounts counts) {
    List<Partition> partitions = partitions(counts.delivered());
    List<Partition> errorOutput = partitions(counts.errors());
    Intake intake = counts.intake();
    PriceList prices = PriceList.standard();
    return new ReplayReport(
        new Totals(
            intake.records(),
            partitions.stream().mapToLong(Partition::events).sum(),
            intake.dropped(),
            errorOutput.stream().mapToLong(Partition::events).sum(),
            intake.fallback(),
            intake.refused(),
            intake.skipped()),
        partitions,
        errorOutput,
        counts.failures(),
        counts.errorCodes(),
        new Peak(0, Optional.empty(), 500),
        Optional.empty(),
        Estimate.of(new TrafficTally(prices.assumptions().ingestionStepBytes()).traffic(), prices),
        new SenderTally().senders(),
        List.of(),
        new Unusual(0, 0));
  }

  private static List<Partition> partitions(Map<String, FolderCount> folders) {
    return folders.entrySet().stream()
        .map(
            folder ->
                new Partition(
                    folder.getKey(),
                    Map.of(),
                    folder.getValue().lines(),
                    folder.getValue().bytes(),
                    folder.getValue().objects()))
        .toList();
  }
}
