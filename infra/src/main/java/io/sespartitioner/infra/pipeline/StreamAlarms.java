package io.sespartitioner.infra.pipeline;

import java.util.List;
import software.amazon.awscdk.Duration;

/**
 * The alarms on a delivery stream, whatever its processor.
 *
 * @param archive the delivery stream with its buffer
 * @param metrics its metrics
 * @param processingSeconds how long the processor may hold an event back
 */
record StreamAlarms(EventArchive archive, StreamMetrics metrics, int processingSeconds) {

  private static final int MARGIN_SECONDS = 300;
  private static final double NEAR_LIMIT_PERCENT = 80;

  static List<AlarmPlan> of(PipelineWatchProps props) {
    EventArchive archive = props.archive();
    int processingSeconds =
        props.function().map(PartitioningFunction::longestProcessingSeconds).orElse(0);
    StreamAlarms alarms =
        new StreamAlarms(archive, new StreamMetrics(archive.stream()), processingSeconds);
    return List.of(
        alarms.late(),
        alarms.failing(),
        alarms.nearLimit(),
        alarms.overLimit(),
        alarms.throttled());
  }

  private AlarmPlan late() {
    return AlarmPlan.above(
            oldestExpectedSeconds(),
            "DeliveryIsLate",
            metrics.max("DeliveryToS3.DataFreshness"),
            "Events wait longer for S3 than buffering explains. Look in the delivery stream's"
                + " error log for S3 or Lambda errors: a changed bucket policy, a missing"
                + " bucket, a failing function. Events older than 24 hours are lost.")
        .after(2);
  }

  private double oldestExpectedSeconds() {
    return PipelineWatch.longestBufferingSeconds(archive.bufferInterval().toSeconds().doubleValue())
        + processingSeconds
        + MARGIN_SECONDS;
  }

  /** Rings on one bad period: with few mails, the next write may be days away. */
  private AlarmPlan failing() {
    return AlarmPlan.notWhole(
        "DeliveryFails",
        metrics.average("DeliveryToS3.Success", Duration.minutes(15)),
        "S3 refused a write, which Firehose tries again. If the alarm ends by itself, S3 was busy"
            + " for a moment and nothing is lost. Look in the delivery stream's error log if it stays"
            + " or comes again: the bucket, its policy or the delivery role was changed. Events"
            + " older than 24 hours are lost.");
  }

  private AlarmPlan nearLimit() {
    return AlarmPlan.atLeast(
        NEAR_LIMIT_PERCENT,
        "PartitionsNearLimit",
        metrics.partitionsInPercentOfLimit(),
        "The prefix has nearly as many values at a time as the delivery stream may have active"
            + " partitions. Use a key with fewer values, shorten bufferSeconds, or ask AWS for"
            + " a higher limit.");
  }

  private AlarmPlan overLimit() {
    return AlarmPlan.atLeast(
        1,
        "PartitionsOverLimit",
        metrics.max("PartitionCountExceeded"),
        "The limit of active partitions is reached: events of further partitions go to the"
            + " activePartitionExceeded error output. Use a key with fewer values, then replay"
            + " the error output.");
  }

  private AlarmPlan throttled() {
    return AlarmPlan.atLeast(
        1,
        "SesIsThrottled",
        metrics.sum("ThrottledRecords"),
        "Firehose refuses records since SES sends more than the stream's quota; events may be"
            + " lost. Ask AWS for a higher Direct PUT quota.");
  }
}
