package io.sespartitioner.replay.estimate;

import io.sespartitioner.replay.estimate.PriceList.Assumptions;
import io.sespartitioner.replay.estimate.PriceList.Prices;
import io.sespartitioner.replay.estimate.Traffic.Load;
import io.sespartitioner.routing.Processor;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a month costs by one processor. SES itself and the storage in S3 are left out: they cost the
 * same without partitioning.
 *
 * @param parts US dollars by what they are for, those of nothing left in
 */
public record Cost(Map<CostKind, Double> parts) {

  private static final double GIBIBYTE = 1024.0 * 1024 * 1024;
  private static final List<Processor> BOTH = List.of(Processor.values());
  private static final double HOUR_MILLIS = 3_600_000;

  /** Copies the parts. */
  public Cost {
    parts = Collections.unmodifiableMap(new EnumMap<>(parts));
  }

  /** What it costs if this processor does the partitioning. */
  public static Cost of(Load month, Processor by, PriceList list) {
    Map<CostKind, Double> parts = new EnumMap<>(CostKind.class);
    for (CostKind kind : CostKind.values()) {
      if (kind.whose.contains(by)) {
        parts.put(kind, kind.formula.dollars(month, by, list.prices(), list.assumptions()));
      }
    }
    return new Cost(parts);
  }

  /** All parts together, in US dollars. */
  public double dollars() {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Works out one part of a month's cost, in US dollars. */
  private interface Formula {
    double dollars(Load month, Processor by, Prices prices, Assumptions given);
  }

  /** What a part of a cost is for, by which processor it arises, and how it is worked out. */
  public enum CostKind {
    /** Bytes that Firehose takes in. */
    FIREHOSE_INGESTION(
        "firehoseIngestion",
        "Firehose ingestion",
        BOTH,
        (month, by, prices, given) -> month.billedBytes() / GIBIBYTE * prices.ingestionPerGib()),
    /** Bytes that are partitioned. AWS doesn't say which bytes it bills: the larger do. */
    PARTITIONING_BYTES(
        "partitioningBytes",
        "Partitioning, by bytes",
        BOTH,
        (month, by, prices, given) -> month.billedBytes() / GIBIBYTE * prices.partitioningPerGib()),
    /** Objects that are delivered to partitions. */
    PARTITIONING_OBJECTS(
        "partitioningObjects",
        "Partitioning, by objects",
        BOTH,
        (month, by, prices, given) ->
            month.objects() / 1000 * prices.partitioningPerThousandObjects()),
    /** Objects that are written to S3. */
    S3_PUTS(
        "s3Puts",
        "S3 PUT requests",
        BOTH,
        (month, by, prices, given) ->
            (month.objects() + month.errorObjects()) / 1000 * prices.putsPerThousand()),
    /** Time that Firehose's JQ takes. */
    JQ_PROCESSING(
        "jqProcessing",
        "JQ processing",
        List.of(Processor.JQ),
        (month, by, prices, given) ->
            month.events() * given.jqMillisPerEvent() / HOUR_MILLIS * prices.jqPerHour()),
    /** Calls of the function. */
    LAMBDA_REQUESTS(
        "lambdaRequests",
        "Lambda requests",
        List.of(Processor.LAMBDA),
        (month, by, prices, given) ->
            month.invocations() / 1_000_000 * prices.lambdaPerMillionRequests()),
    /** Time that the function takes, by its memory. */
    LAMBDA_DURATION(
        "lambdaDuration",
        "Lambda duration",
        List.of(Processor.LAMBDA),
        (month, by, prices, given) ->
            (month.invocations() * given.lambdaMillisPerInvocation() / 1_000
                    + month.events() * given.lambdaMicrosPerEvent() / 1_000_000)
                * given.lambdaMemoryMebibytes()
                / 1024
                * prices.lambdaPerGibSecond()),
    /** What the function logs. */
    FUNCTION_LOG(
        "functionLog",
        "Function log",
        List.of(Processor.LAMBDA),
        (month, by, prices, given) ->
            month.invocations() * given.logBytesPerInvocation() / GIBIBYTE * prices.logsPerGib()),
    /** What watches it all: the stream's alarms and the dashboard, and those of the function. */
    WATCHING(
        "watching",
        "Alarms, metrics, dashboard",
        BOTH,
        (month, by, prices, given) ->
            given.streamAlarmMetrics() * prices.alarmMetric()
                + given.dashboards() * prices.dashboard()
                + (by == Processor.JQ
                    ? 0
                    : given.functionAlarmMetrics() * prices.alarmMetric()
                        + given.functionCustomMetrics() * prices.customMetric()));

    private final String wireName;
    private final String label;

    // Values that nobody changes, and lambdas without a state of their own.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Processor> whose;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Formula formula;

    CostKind(String wireName, String label, List<Processor> whose, Formula formula) {
      this.wireName = wireName;
      this.label = label;
      this.whose = whose;
      this.formula = formula;
    }

    /** The name of the part in the JSON report. */
    public String wireName() {
      return wireName;
    }

    /** The name of the part, for people. */
    public String label() {
      return label;
    }
  }
}
