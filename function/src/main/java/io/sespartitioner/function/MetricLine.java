package io.sespartitioner.function;

import io.sespartitioner.json.JsonText;

/**
 * One line of metrics in CloudWatch's embedded metric format: namespace {@code SesPartitioner}, one
 * set of dimensions, unit count.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">
 *     Embedded metric format</a>
 */
final class MetricLine {
  private final StringBuilder dimensions = new StringBuilder();
  private final StringBuilder metrics = new StringBuilder();
  private final StringBuilder values = new StringBuilder();

  MetricLine dimension(String name, String value) {
    dimensions.append(dimensions.isEmpty() ? "\"" : ",\"").append(name).append('"');
    values.append(",\"").append(name).append("\":").append(JsonText.quote(value));
    return this;
  }

  MetricLine count(String name, long count) {
    metrics.append(metrics.isEmpty() ? "{\"Name\":\"" : ",{\"Name\":\"").append(name);
    metrics.append("\",\"Unit\":\"Count\"}");
    values.append(",\"").append(name).append("\":").append(count);
    return this;
  }

  @Override
  public String toString() {
    return "{\"_aws\":{\"Timestamp\":"
        + System.currentTimeMillis()
        + ",\"CloudWatchMetrics\":[{\"Namespace\":\"SesPartitioner\",\"Dimensions\":[["
        + dimensions
        + "]],\"Metrics\":["
        + metrics
        + "]}]}"
        + values
        + "}";
  }
}
