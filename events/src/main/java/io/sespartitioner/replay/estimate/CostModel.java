package io.sespartitioner.replay.estimate;

import io.sespartitioner.replay.estimate.Cost.CostLine;
import io.sespartitioner.replay.estimate.PriceList.Assumptions;
import io.sespartitioner.replay.estimate.PriceList.Prices;
import io.sespartitioner.replay.estimate.Traffic.Load;
import java.util.ArrayList;
import java.util.List;

/**
 * Works out what a month costs, by either processor. SES itself and the storage in S3 are left out:
 * they cost the same without partitioning.
 */
public final class CostModel {

  private static final double GIBIBYTE = 1024.0 * 1024 * 1024;
  private static final double HOUR_MILLIS = 3_600_000;

  private final Prices prices;
  private final Assumptions assumptions;

  /** A model with these prices. */
  public CostModel(PriceList list) {
    this.prices = list.prices();
    this.assumptions = list.assumptions();
  }

  /** What it costs if JQ does the partitioning. */
  public Cost byJq(Load month) {
    List<CostLine> lines = stream(month);
    double hours = month.events() * assumptions.jqMillisPerEvent() / HOUR_MILLIS;
    lines.add(new CostLine(CostKind.JQ_PROCESSING, hours * prices.jqPerHour()));
    lines.add(watch(assumptions.streamAlarmMetrics(), 0));
    return new Cost(lines);
  }

  /** What it costs if the function does the partitioning. */
  public Cost byLambda(Load month) {
    List<CostLine> lines = stream(month);
    double millions = month.invocations() / 1_000_000;
    lines.add(new CostLine(CostKind.LAMBDA_REQUESTS, millions * prices.lambdaPerMillionRequests()));
    lines.add(
        new CostLine(
            CostKind.LAMBDA_DURATION, gibibyteSeconds(month) * prices.lambdaPerGibSecond()));
    double logs = month.invocations() * assumptions.logBytesPerInvocation() / GIBIBYTE;
    lines.add(new CostLine(CostKind.FUNCTION_LOG, logs * prices.logsPerGib()));
    lines.add(
        watch(
            assumptions.streamAlarmMetrics() + assumptions.functionAlarmMetrics(),
            assumptions.functionCustomMetrics()));
    return new Cost(lines);
  }

  /** What both have in common. AWS doesn't say which bytes partitioning bills: the larger do. */
  private List<CostLine> stream(Load month) {
    double gibibytes = month.billedBytes() / GIBIBYTE;
    double puts = month.objects() + month.errorObjects();
    List<CostLine> lines = new ArrayList<>();
    lines.add(new CostLine(CostKind.FIREHOSE_INGESTION, gibibytes * prices.ingestionPerGib()));
    lines.add(new CostLine(CostKind.PARTITIONING_BYTES, gibibytes * prices.partitioningPerGib()));
    lines.add(
        new CostLine(
            CostKind.PARTITIONING_OBJECTS,
            month.objects() / 1000 * prices.partitioningPerThousandObjects()));
    lines.add(new CostLine(CostKind.S3_PUTS, puts / 1000 * prices.putsPerThousand()));
    return lines;
  }

  private double gibibyteSeconds(Load month) {
    double seconds =
        month.invocations() * assumptions.lambdaMillisPerInvocation() / 1_000
            + month.events() * assumptions.lambdaMicrosPerEvent() / 1_000_000;
    return seconds * assumptions.lambdaMemoryMebibytes() / 1024;
  }

  private CostLine watch(int alarmMetrics, int customMetrics) {
    return new CostLine(
        CostKind.WATCHING,
        alarmMetrics * prices.alarmMetric()
            + customMetrics * prices.customMetric()
            + assumptions.dashboards() * prices.dashboard());
  }
}
