package io.sespartitioner.infra.pipeline;

import java.util.List;
import software.amazon.awscdk.Duration;

/** The alarms on a delivery stream, whatever its processor. */
final class StreamAlarms {

  /** Between a call's first try and the end of its last: 3 retries and a minute's timeout each. */
  private static final int CALLS_SECONDS = 4 * 60;

  private static final int MARGIN_SECONDS = 300;
  private static final double NEAR_LIMIT_PERCENT = 80;

  private StreamAlarms() {}

  static List<AlarmPlan> of(EventArchive archive) {
    StreamMetrics metrics = new StreamMetrics(archive.stream());
    return List.of(
        AlarmPlan.above(
                oldestExpectedSeconds(archive.bufferInterval()),
                "DeliveryIsLate",
                metrics.max("DeliveryToS3.DataFreshness"),
                "Events wait longer for S3 than buffering explains. Look in the delivery stream's"
                    + " error log for S3 or Lambda errors: a changed bucket policy, a missing"
                    + " bucket, a failing function. Events older than 24 hours are lost.")
            .after(2),
        AlarmPlan.notWhole(
                "DeliveryFails",
                metrics.average("DeliveryToS3.Success", Duration.minutes(15)),
                "Writes to S3 go on failing. Look in the delivery stream's error log: the bucket,"
                    + " its policy or the delivery role was changed.")
            .after(2),
        AlarmPlan.atLeast(
            NEAR_LIMIT_PERCENT,
            "PartitionsNearLimit",
            metrics.partitionsInPercentOfLimit(),
            "The prefix has nearly as many values at a time as the delivery stream may have active"
                + " partitions. Use a key with fewer values, shorten bufferSeconds, or ask AWS for"
                + " a higher limit."),
        AlarmPlan.atLeast(
            1,
            "PartitionsOverLimit",
            metrics.max("PartitionCountExceeded"),
            "The limit of active partitions is reached: events of further partitions go to the"
                + " activePartitionExceeded error output. Use a key with fewer values, then replay"
                + " the error output."),
        AlarmPlan.atLeast(
            1,
            "SesIsThrottled",
            metrics.sum("ThrottledRecords"),
            "Firehose refuses records since SES sends more than the stream's quota; events may be"
                + " lost. Ask AWS for a higher Direct PUT quota."));
  }

  /** Multi-stage buffering can take one and a half times the S3 hint, and Lambda's comes first. */
  private static double oldestExpectedSeconds(Duration buffer) {
    return 1.5 * buffer.toSeconds().doubleValue()
        + PartitioningFunction.BATCH_INTERVAL.toSeconds().doubleValue()
        + CALLS_SECONDS
        + MARGIN_SECONDS;
  }
}
