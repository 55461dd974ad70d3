package io.sespartitioner.function;

import io.sespartitioner.json.JsonText;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What the function logs of one invocation: a JSON line for each failed record, at most {@value
 * #MAX_FAILURES} and then their count, and one line of metrics. Never a payload, address or
 * subject.
 */
final class InvocationLog {
  private static final int MAX_FAILURES = 20;

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
    sink.accept(
        new MetricLine()
            .dimension("DeliveryStream", deliveryStream)
            .count("Records", delivered + dropped + failed)
            .count("Delivered", delivered)
            .count("Dropped", dropped)
            .count("Failed", failed)
            .count("Fallback", fallback)
            .toString());
  }
}
