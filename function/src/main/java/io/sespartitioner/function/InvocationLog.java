package io.sespartitioner.function;

import io.sespartitioner.json.JsonText;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What the function logs of one invocation: a JSON line for each failed record, at most {@value
 * #MAX_FAILURES} and then their count, and one line of metrics. Never a payload, address or
 * subject.
 *
 * <p>The metrics are in CloudWatch's embedded metric format, namespace {@code SesPartitioner},
 * dimension {@code DeliveryStream}, unit count.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     Embedded metric format</a>
 */
final class InvocationLog {
  private static final int MAX_FAILURES = 20;
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

  void delivered(Verdict.Delivered verdict) {
    delivered++;
    if (verdict.fallback()) {
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
   */
  void failed(String recordId, Verdict.Failed verdict) {
    if (++failed <= MAX_FAILURES) {
      String detail = verdict.detail();
      String member = detail.isEmpty() ? "" : ",\"detail\":" + JsonText.quote(detail);
      String reason = verdict.reason().wireName();
      warn("\"recordId\":" + recordId + ",\"reason\":\"" + reason + "\"" + member);
    }
  }

  private void warn(String members) {
    sink.accept("{\"timestamp\":\"" + Instant.now() + "\",\"level\":\"WARN\"," + members + "}");
  }

  /** Writes what is left to say once every record is counted. */
  void finish(String deliveryStream) {
    if (failed > MAX_FAILURES) {
      warn(
          "\"message\":\"More records failed\",\"count\":"
              + (failed - MAX_FAILURES)
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
