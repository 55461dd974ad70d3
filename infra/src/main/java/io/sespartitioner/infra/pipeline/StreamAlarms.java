package io.sespartitioner.infra.pipeline;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Stats;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

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

  static List<AlarmPlan> of(PipelineWatch.Builder props) {
    EventArchive archive = props.archive;
    int processingSeconds =
        archive.function().map(PartitioningFunction::longestProcessingSeconds).orElse(0);
    StreamAlarms alarms =
        new StreamAlarms(archive, new StreamMetrics(archive.stream()), processingSeconds);
    List<AlarmPlan> plans =
        new ArrayList<>(
            List.of(
                alarms.late(),
                alarms.failing(),
                alarms.nearLimit(),
                alarms.overLimit(),
                alarms.throttled()));
    if (props.silentAfterHours > 0) {
      plans.add(alarms.silentAfter(props.silentAfterHours));
    }
    ErrorOutput.of(archive.rules()).forEach(place -> plans.add(place.alarm(archive.bucket())));
    return plans;
  }

  /** An alarm of hours looks back a week at most. */
  private AlarmPlan silentAfter(int hours) {
    return new AlarmPlan(
        "NothingArrives",
        metrics.of("IncomingRecords", Stats.SUM, Duration.hours(1)),
        ComparisonOperator.LESS_THAN_THRESHOLD,
        1,
        hours,
        TreatMissingData.BREACHING,
        "SES published no event for "
            + hours
            + (hours == 1 ? " hour" : " hours")
            + ". Look whether mail is sent with the configuration set, whether its event"
            + " destination is enabled, and whether SES's role may still write to the stream and"
            + " use its key. It rings from the first deployment until the first event. If so long"
            + " a silence is normal, raise silentAfterHours.");
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
