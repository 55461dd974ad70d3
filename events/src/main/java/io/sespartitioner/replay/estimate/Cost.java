package io.sespartitioner.replay.estimate;

import java.util.List;

/**
 * What a month costs.
 *
 * @param lines its parts
 */
public record Cost(List<CostLine> lines) {

  /** Copies the parts. */
  public Cost {
    lines = List.copyOf(lines);
  }

  /** All parts together, in US dollars. */
  public double dollars() {
    return lines.stream().mapToDouble(CostLine::dollars).sum();
  }

  /** The parts of these kinds together, in US dollars. */
  double dollars(CostKind... kinds) {
    return lines.stream()
        .filter(line -> List.of(kinds).contains(line.kind()))
        .mapToDouble(CostLine::dollars)
        .sum();
  }

  /**
   * A part of a cost.
   *
   * @param kind what it is for
   * @param dollars US dollars a month
   */
  public record CostLine(CostKind kind, double dollars) {}

  /** What a part of a cost is for. */
  public enum CostKind {
    /** Bytes that Firehose takes in. */
    FIREHOSE_INGESTION("firehoseIngestion", "Firehose ingestion"),
    /** Bytes that are partitioned. */
    PARTITIONING_BYTES("partitioningBytes", "Partitioning, by bytes"),
    /** Objects that are delivered to partitions. */
    PARTITIONING_OBJECTS("partitioningObjects", "Partitioning, by objects"),
    /** Objects that are written to S3. */
    S3_PUTS("s3Puts", "S3 PUT requests"),
    /** Time that Firehose's JQ takes. */
    JQ_PROCESSING("jqProcessing", "JQ processing"),
    /** Calls of the function. */
    LAMBDA_REQUESTS("lambdaRequests", "Lambda requests"),
    /** Time that the function takes, by its memory. */
    LAMBDA_DURATION("lambdaDuration", "Lambda duration"),
    /** What the function logs. */
    FUNCTION_LOG("functionLog", "Log of the function"),
    /** What watches it all. */
    WATCHING("watching", "Alarms, metrics, dashboard");

    private final String wireName;
    private final String label;

    CostKind(String wireName, String label) {
      this.wireName = wireName;
      this.label = label;
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
