package io.sespartitioner.infra.pipeline;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.kinesisfirehose.IDeliveryStream;

/**
 * The metrics that the function itself writes to its log, for one delivery stream.
 *
 * @param stream the delivery stream that calls the function
 */
record FunctionMetrics(IDeliveryStream stream) {

  private static final String NAMESPACE = "SesPartitioner";
  private static final String DIMENSION = "DeliveryStream";

  /** One record of ten without its value is no news; the share says something from here on. */
  private static final int FEWEST_RECORDS = 20;

  /** The metric {@code name}, added up over {@code period}. */
  Metric sum(String name, Duration period) {
    return Metric.Builder.create()
        .namespace(NAMESPACE)
        .metricName(name)
        .dimensionsMap(Map.of(DIMENSION, stream.getDeliveryStreamName()))
        .statistic(Stats.SUM)
        .period(period)
        .build();
  }

  /** The metric {@code name} of a watched sender, added up over {@code period}. */
  Metric sum(String name, Duration period, String sender) {
    return sum(name, period)
        .with(
            MetricOptions.builder()
                .dimensionsMap(
                    new TreeMap<>(
                        Map.of(DIMENSION, stream.getDeliveryStreamName(), "Sender", sender)))
                .build());
  }

  /** An hour's records that used an {@code otherwise}, in percent; 0 if there were few records. */
  IMetric fallbackPercent() {
    Duration hour = Duration.hours(1);
    return MathExpression.Builder.create()
        .expression("IF(records >= " + FEWEST_RECORDS + ", 100 * fallback / records, 0)")
        // Sorted, as Map.of has another order in each run, and with it the template.
        .usingMetrics(
            new TreeMap<>(
                Map.of("records", sum("Records", hour), "fallback", sum("Fallback", hour))))
        .label("Records that used an otherwise, %")
        .period(hour)
        .build();
  }
}
