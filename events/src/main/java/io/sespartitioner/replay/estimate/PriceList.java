package io.sespartitioner.replay.estimate;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The content of {@code prices.json}: what costs are worked out with.
 *
 * @param date when the prices were collected, {@code uuuu-MM-dd}
 * @param region of the prices
 * @param source where they come from
 * @param prices the prices
 * @param assumptions what else is taken for granted
 */
public record PriceList(
    String date, String region, String source, Prices prices, Assumptions assumptions) {

  /** What watching so many senders costs at most in a month, in US dollars. */
  public double watching(int senders) {
    return senders * assumptions.senderAlarmMetrics() * prices.alarmMetric()
        + (senders + 1) * assumptions.senderCustomMetrics() * prices.customMetric();
  }

  private static final String FILE = "prices.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** The list that replay is built with. */
  public static PriceList standard() {
    try (InputStream file = PriceList.class.getResourceAsStream(FILE)) {
      return MAPPER.readValue(file, PriceList.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE + "; correct it and build again", e);
    }
  }

  /**
   * What AWS asks, in US dollars.
   *
   * @param ingestionPerGib Firehose, Direct PUT, each record rounded up to a step
   * @param partitioningPerGib dynamic partitioning
   * @param partitioningPerThousandObjects dynamic partitioning, delivered objects
   * @param jqPerHour JQ processing
   * @param putsPerThousand S3 PUT requests
   * @param lambdaPerMillionRequests Lambda requests
   * @param lambdaPerGibSecond Lambda duration by memory, arm64
   * @param logsPerGib CloudWatch Logs, taken in
   * @param alarmMetric CloudWatch, each metric that an alarm watches, a month
   * @param customMetric CloudWatch, each metric of the function's own, a month
   * @param dashboard CloudWatch, each dashboard, a month
   * @param emrServerlessVcpuHour EMR Serverless, arm64, for the backfill
   * @param emrServerlessGibHour EMR Serverless, arm64, memory
   */
  public record Prices(
      double ingestionPerGib,
      double partitioningPerGib,
      double partitioningPerThousandObjects,
      double jqPerHour,
      double putsPerThousand,
      double lambdaPerMillionRequests,
      double lambdaPerGibSecond,
      double logsPerGib,
      double alarmMetric,
      double customMetric,
      double dashboard,
      double emrServerlessVcpuHour,
      double emrServerlessGibHour) {}

  /**
   * What is taken for granted besides prices.
   *
   * @param ingestionStepBytes Firehose bills each record as a multiple of this
   * @param jqMillisPerEvent JQ processing time of an event
   * @param lambdaMemoryMebibytes memory of the function
   * @param lambdaMillisPerInvocation duration of an invocation besides its events, cold starts
   *     included
   * @param lambdaMicrosPerEvent duration for each event
   * @param logBytesPerInvocation what an invocation logs
   * @param streamAlarmMetrics metrics that the delivery stream's alarms watch
   * @param functionAlarmMetrics metrics that the function's alarms watch
   * @param functionCustomMetrics metrics that the function makes
   * @param senderAlarmMetrics metrics that the two alarms of a watched sender watch
   * @param senderCustomMetrics metrics of a watched sender, and of all others together
   * @param dashboards dashboards
   */
  public record Assumptions(
      int ingestionStepBytes,
      double jqMillisPerEvent,
      int lambdaMemoryMebibytes,
      double lambdaMillisPerInvocation,
      double lambdaMicrosPerEvent,
      double logBytesPerInvocation,
      int streamAlarmMetrics,
      int functionAlarmMetrics,
      int functionCustomMetrics,
      int senderAlarmMetrics,
      int senderCustomMetrics,
      int dashboards) {}
}
