package io.sespartitioner.replay.estimate;

import io.sespartitioner.replay.estimate.Cost.CostKind;
import io.sespartitioner.replay.estimate.Cost.CostLine;
import io.sespartitioner.replay.estimate.PriceList.Assumptions;
import io.sespartitioner.replay.estimate.PriceList.Prices;
import io.sespartitioner.replay.estimate.Traffic.Load;
import io.sespartitioner.replay.estimate.Traffic.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a month of such traffic would be and cost.
 *
 * @param traffic what it rests on
 * @param footing how well it is founded
 * @param month the estimate; empty if the footing is {@link Footing#NONE}
 * @param priceList what costs are worked out with
 * @param whyNotJq why JQ can't do the partitioning by these rules; empty if it can
 */
public record Estimate(
    Traffic traffic,
    Footing footing,
    Optional<Month> month,
    PriceList priceList,
    Optional<String> whyNotJq) {

  private static final double MONTH_DAYS = 30;

  /** The estimate from this traffic, for rules that both processors can use. */
  public static Estimate of(Traffic traffic, PriceList priceList) {
    return of(traffic, priceList, Optional.empty());
  }

  /** The estimate from this traffic; without a price for JQ if there is a reason why it can't. */
  public static Estimate of(Traffic traffic, PriceList priceList, Optional<String> whyNotJq) {
    Footing footing = traffic.span().map(Footing::of).orElse(Footing.NONE);
    Optional<Month> month =
        footing == Footing.NONE
            ? Optional.empty()
            : traffic
                .span()
                .map(
                    span ->
                        month(traffic.load(), span, new CostModel(priceList), whyNotJq.isEmpty()));
    return new Estimate(traffic, footing, month, priceList, whyNotJq);
  }

  private static Month month(Load load, Span span, CostModel model, boolean jqCan) {
    Load month = load.times(MONTH_DAYS * 24 / span.hours());
    return new Month(
        month,
        month.objects() / MONTH_DAYS,
        model.byLambda(month),
        jqCan ? Optional.of(model.byJq(month)) : Optional.empty());
  }

  /**
   * 30 days.
   *
   * @param load what the delivery stream does in it
   * @param objectsADay delivered objects a day
   * @param lambda what it costs if the function does the partitioning
   * @param jq what it costs if JQ does; empty if it can't
   */
  public record Month(Load load, double objectsADay, Cost lambda, Optional<Cost> jq) {}

  /** How well an estimate for a month is founded, by the time that the events span. */
  public enum Footing {
    /** No event has a time of its own, or all lie within an hour: there is no estimate. */
    NONE("none"),
    /** Less than a day: day and night aren't both in it, so the estimate is a guess. */
    ROUGH("rough"),
    /** A day at least. */
    SOUND("sound");

    private static final long DAY_HOURS = 24;

    private final String wireName;

    Footing(String wireName) {
      this.wireName = wireName;
    }

    static Footing of(Span span) {
      if (span.hours() < 2) {
        return NONE;
      }
      return span.hours() < DAY_HOURS ? ROUGH : SOUND;
    }

    /** The word for it in the JSON report. */
    public String wireName() {
      return wireName;
    }
  }

  /**
   * Works out what a month costs, by either processor. SES itself and the storage in S3 are left
   * out: they cost the same without partitioning.
   */
  public static final class CostModel {

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
      lines.add(
          new CostLine(CostKind.LAMBDA_REQUESTS, millions * prices.lambdaPerMillionRequests()));
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
}
