package io.sespartitioner.replay.estimate;

import io.sespartitioner.replay.estimate.Cost.CostKind;
import io.sespartitioner.replay.estimate.Traffic.Load;
import io.sespartitioner.routing.Processor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The cost table of the documentation, as Markdown: events of 1.7 KB that come evenly for 10
 * senders, buffered for 900 seconds.
 */
final class CostTable {

  private static final double MONTH_SECONDS = 30 * 24 * 3600;
  private static final double EVENT_BYTES = 1_700;
  private static final double PARTITIONS = 10;
  private static final double BUFFER_SECONDS = 900;
  private static final double CALL_SECONDS = 60;
  private static final double CALL_BYTES = 1024 * 1024;
  private static final List<Double> EVENTS = List.of(10e3, 1e6, 100e6);

  private static final CostKind[] FIREHOSE_AND_S3 = {
    CostKind.FIREHOSE_INGESTION,
    CostKind.PARTITIONING_BYTES,
    CostKind.PARTITIONING_OBJECTS,
    CostKind.S3_PUTS
  };

  private static final CostKind[] LAMBDA = {
    CostKind.LAMBDA_REQUESTS, CostKind.LAMBDA_DURATION, CostKind.FUNCTION_LOG
  };

  private CostTable() {}

  static String markdown(PriceList prices) {
    StringBuilder table =
        new StringBuilder(
            """
            | events a month | Firehose and S3 | JQ | watching JQ | **all, by JQ** | Lambda | watching Lambda | **all, by Lambda** |
            | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
    EVENTS.forEach(events -> table.append(row(events, prices)));
    return table.toString();
  }

  private static String row(double events, PriceList prices) {
    Load month = evenly(events);
    Cost jq = Cost.of(month, Processor.JQ, prices);
    Cost lambda = Cost.of(month, Processor.LAMBDA, prices);
    return String.format(
        Locale.ROOT,
        "| %,.0f | $%,.2f | $%,.2f | $%,.2f | **$%,.2f** | $%,.2f | $%,.2f | **$%,.2f** |%n",
        events,
        dollars(jq, FIREHOSE_AND_S3),
        dollars(jq, CostKind.JQ_PROCESSING),
        dollars(jq, CostKind.WATCHING),
        jq.dollars(),
        dollars(lambda, LAMBDA),
        dollars(lambda, CostKind.WATCHING),
        lambda.dollars());
  }

  private static double dollars(Cost cost, CostKind... kinds) {
    return Arrays.stream(kinds).mapToDouble(cost.parts()::get).sum();
  }

  /** A month of events that come at even distances, each sender's for itself, too. */
  private static Load evenly(double events) {
    double bytes = events * EVENT_BYTES;
    return new Load(
        events,
        bytes,
        events * 5120,
        Math.min(events, PARTITIONS * MONTH_SECONDS / BUFFER_SECONDS),
        0,
        Math.min(events, Math.max(MONTH_SECONDS / CALL_SECONDS, bytes / CALL_BYTES)));
  }
}
