package io.sespartitioner.infra.pipeline;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.kinesisfirehose.DeliveryStream;

/**
 * The metrics that Firehose publishes of one delivery stream, each minute, free of charge.
 *
 * @param stream the delivery stream
 * @see <a
 *     href="https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html">
 *     Monitor Amazon Data Firehose with CloudWatch metrics</a>
 */
record StreamMetrics(DeliveryStream stream) {

  static final Duration FIVE_MINUTES = Duration.minutes(5);

  /** The metric {@code name}, added up over five minutes. */
  Metric sum(String name) {
    return of(name, Stats.SUM, FIVE_MINUTES);
  }

  /** The largest value of the metric {@code name} in five minutes. */
  Metric max(String name) {
    return of(name, Stats.MAXIMUM, FIVE_MINUTES);
  }

  /** The metric {@code name}, averaged over {@code period}. */
  Metric average(String name, Duration period) {
    return of(name, Stats.AVERAGE, period);
  }

  /** Active partitions in percent of the stream's own limit, which is 500 unless AWS raised it. */
  IMetric partitionsInPercentOfLimit() {
    return MathExpression.Builder.create()
        .expression("100 * partitions / limit")
        .usingMetrics(
            // Sorted, as Map.of has another order in each run, and with it the template.
            new TreeMap<>(
                Map.of("partitions", max("PartitionCount"), "limit", max("ActivePartitionsLimit"))))
        .label("Active partitions, % of the limit")
        .period(FIVE_MINUTES)
        .build();
  }

  /** The metric {@code name} by {@code statistic} over {@code period}. */
  Metric of(String name, String statistic, Duration period) {
    return stream.metric(name, MetricOptions.builder().statistic(statistic).period(period).build());
  }
}
