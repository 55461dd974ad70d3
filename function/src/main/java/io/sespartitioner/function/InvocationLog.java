package io.sespartitioner.function;

import io.sespartitioner.json.JsonText;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What the function logs of one invocation: a JSON line for each failed record, at most {@value
 * PartitioningHandler#MAX_LOGGED_FAILURES} and then their count, and one line of metrics. Never a
 * payload, address or subject.
 *
 * <p>The metrics are in CloudWatch's embedded metric format, namespace {@code SesPartitioner},
 * dimension {@code DeliveryStream}, unit count.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     Embedded metric format</a>
 */
final class InvocationLog {
  private static final String[] METRICS = {"Records", "Delivered", "Dropped", "Failed", "Fallback"};

  private final Consumer<String> sink;
  private int delivered;
  private int dropped;
  private int failed;
  private int fallback;

  /** A log of no records yet; each line goes to {@code sink} without a line break. */
  InvocationLog(Consumer<String> sink) {
    this.sink = sink;
  }

  void delivered(boolean usedOtherwise) {
    delivered++;
    if (usedOtherwise) {
      fallback++;
    }
  }

  void dropped() {
    dropped++;
  }

  /**
   * Counts a failed record.
   *
   * @param recordId the JSON text of the record's id, quotes included
   * @param detail what the reason is about, such as a key's name, or an empty text
   */
  void failed(String recordId, ReasonCode reason, String detail) {
    if (++failed <= PartitioningHandler.MAX_LOGGED_FAILURES) {
      String member = detail.isEmpty() ? "" : ",\"detail\":" + JsonText.quote(detail);
      warn("\"recordId\":" + recordId + ",\"reason\":\"" + reason.wireName() + "\"" + member);
    }
  }

  /** Counts a record as failed that was counted as delivered before. */
  void cut(String recordId) {
    delivered--;
    failed(recordId, ReasonCode.RESPONSE_TOO_LARGE, "");
  }

  private void warn(String members) {
    sink.accept("{\"timestamp\":\"" + Instant.now() + "\",\"level\":\"WARN\"," + members + "}");
  }

  /** Writes what is left to say once every record is counted. */
  void finish(String deliveryStream) {
    if (failed > PartitioningHandler.MAX_LOGGED_FAILURES) {
      warn(
          "\"message\":\"More records failed\",\"count\":"
              + (failed - PartitioningHandler.MAX_LOGGED_FAILURES)
              + ",\"failed\":"
              + failed);
    }
    sink.accept(metrics(deliveryStream));
  }

  private String metrics(String deliveryStream) {
    int[] values = {delivered + dropped + failed, delivered, dropped, failed, fallback};
    StringBuilder declared = new StringBuilder();
    StringBuilder counted = new StringBuilder();
    for (int i = 0; i < METRICS.length; i++) {
      declared.append(i == 0 ? "" : ",").append("{\"Name\":\"").append(METRICS[i]);
      declared.append("\",\"Unit\":\"Count\"}");
      counted.append(",\"").append(METRICS[i]).append("\":").append(values[i]);
    }
    return "{\"_aws\":{\"Timestamp\":"
        + System.currentTimeMillis()
        + ",\"CloudWatchMetrics\":[{\"Namespace\":\"SesPartitioner\","
        + "\"Dimensions\":[[\"DeliveryStream\"]],\"Metrics\":["
        + declared
        + "]}]},\"DeliveryStream\":"
        + JsonText.quote(deliveryStream)
        + counted
        + "}";
  }
}
