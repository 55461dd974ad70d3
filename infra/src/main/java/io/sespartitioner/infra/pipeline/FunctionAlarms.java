package io.sespartitioner.infra.pipeline;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.Function;

/** The alarms that a delivery stream with the partitioning function has besides. */
final class FunctionAlarms {

  private static final Duration FIVE_MINUTES = Duration.minutes(5);

  private FunctionAlarms() {}

  static List<AlarmPlan> of(EventArchive archive, Function function, int fallbackPercent) {
    FunctionMetrics own = new FunctionMetrics(archive.stream());
    return List.of(
        AlarmPlan.notWhole(
            "CallsFail",
            new StreamMetrics(archive.stream()).average("ExecuteProcessing.Success", FIVE_MINUTES),
            "Firehose's calls of the function fail. It tries each batch 4 times, then files it"
                + " under processing-failed. Look at the other alarms: without function errors or"
                + " throttles, the delivery role may not call the function."),
        AlarmPlan.atLeast(
            1,
            "FunctionErrors",
            function.metricErrors(MetricOptions.builder().period(FIVE_MINUTES).build()),
            "A call of the function ended in an error, a timeout or for want of memory. Look in its"
                + " log; roll back if it came with a deployment, and replay processing-failed."),
        AlarmPlan.atLeast(
            1,
            "FunctionThrottles",
            function.metricThrottles(MetricOptions.builder().period(FIVE_MINUTES).build()),
            "Lambda refused to run the function: the account's concurrency is used up. Find what"
                + " uses it, or ask AWS for more; then replay processing-failed."),
        AlarmPlan.atLeast(
            1,
            "RecordsFail",
            own.sum("Failed", FIVE_MINUTES),
            "The function could not partition some records; they are in the bucket under"
                + " processing-failed. The function's log gives a reason for each. Correct the"
                + " rules, then replay the error output."),
        AlarmPlan.above(
            fallbackPercent,
            "FallbacksAreMany",
            own.fallbackPercent(),
            "Many events lack the value of a key and are filed under its otherwise, such as"
                + " unknown/. A sender stopped setting a tag, or a rule's match no longer fits."
                + " Replay with --explain shows which key."));
  }
}
