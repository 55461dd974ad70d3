package io.sespartitioner.infra.pipeline;

import io.sespartitioner.routing.RoutingRules;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.s3.BucketMetrics;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * A place of error output that an alarm watches. Firehose has no metric of what goes there, so S3
 * counts what is written under the place's prefix. Its request metrics are billed as custom ones,
 * for the hours in which something is written there only.
 *
 * @param id of the metric's filter, and of the alarm
 * @param prefix what the objects' names begin with
 * @param advice what happened and what to do
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-configurations.html">
 *     CloudWatch metrics configurations</a>
 */
record ErrorOutput(String id, String prefix, String advice) {

  private static final String TYPE = "!{firehose:error-output-type}";

  /** Those of the types that have no metric of Firehose's own; an alarm for each. */
  private static final List<ErrorOutput> TYPES =
      List.of(
          new ErrorOutput(
              "ProcessingFailed",
              "processing-failed",
              "The function refused records, or its calls failed. Look in its log for the reason of"
                  + " each record"),
          new ErrorOutput(
              "MetadataExtractionFailed",
              "metadata-extraction-failed",
              "The JQ query did not get the keys of records: they were no JSON objects, or a key of"
                  + " theirs was required. Look at the errorMessage in the objects"),
          new ErrorOutput(
              "PartitioningFailed",
              "partitioning-failed",
              "Firehose could not make the prefix of records, such as those that got their keys while"
                  + " rules were changed. Look whether a deployment explains it"));

  /**
   * The places by the rules' error prefix, up to its first expression that isn't the type; none if
   * what is delivered may begin so, too. If the prefix doesn't have the type first, it is one
   * place.
   */
  static List<ErrorOutput> of(RoutingRules rules) {
    String errors = rules.errorPrefix().text();
    String delivered = literal(rules.prefix().text());
    int end = literal(errors).length();
    if (errors.startsWith(TYPE, end)) {
      return TYPES.stream()
          .map(type -> type.under(literal(errors.replace(TYPE, type.prefix))))
          .toList();
    }
    return delivered.startsWith(literal(errors))
        ? List.of()
        : List.of(
            new ErrorOutput(
                "ErrorOutput",
                literal(errors),
                "Records could not be filed. Look at the errorMessage in the objects"));
  }

  private static String literal(String prefix) {
    int expression = prefix.indexOf("!{");
    return expression < 0 ? prefix : prefix.substring(0, expression);
  }

  private ErrorOutput under(String folder) {
    return new ErrorOutput(id, folder, advice);
  }

  /** What S3 has to be told, so that it counts. */
  BucketMetrics counting() {
    return BucketMetrics.builder().id(id).prefix(prefix).build();
  }

  AlarmPlan alarm(IBucket bucket) {
    return AlarmPlan.atLeast(
        1,
        id,
        Metric.Builder.create()
            .namespace("AWS/S3")
            .metricName("PutRequests")
            .dimensionsMap(Map.of("BucketName", bucket.getBucketName(), "FilterId", id))
            .statistic(Stats.SUM)
            .period(StreamMetrics.FIVE_MINUTES)
            .build(),
        "Error output was written under "
            + prefix
            + " in the bucket. "
            + advice
            + "; correct the cause, then replay the error output.");
  }
}
