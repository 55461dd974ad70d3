package io.sespartitioner.infra.pipeline;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.lambda.Function;

/**
 * The alarms that a delivery stream with the partitioning function has besides.
 *
 * @param function the function
 * @param stream the metrics of the delivery stream that calls it
 * @param own the metrics that the function writes
 */
record FunctionAlarms(Function function, StreamMetrics stream, FunctionMetrics own) {

  private static final Duration FIVE_MINUTES = Duration.minutes(5);

  static List<AlarmPlan> of(EventArchive archive, Function function, int fallbackPercent) {
    FunctionAlarms alarms =
        new FunctionAlarms(
            function, new StreamMetrics(archive.stream()), new FunctionMetrics(archive.stream()));
    return List.of(
        alarms.callsFail(),
        alarms.errors(),
        alarms.throttles(),
        alarms.recordsFail(),
        alarms.fallbacksAbove(fallbackPercent));
  }

  private AlarmPlan callsFail() {
    return AlarmPlan.notWhole(
        "CallsFail",
        stream.average("ExecuteProcessing.Success", FIVE_MINUTES),
        "Firehose's calls of the function fail. It tries each batch 4 times, then files it under"
            + " processing-failed. Look at the other alarms: without function errors or throttles,"
            + " the delivery role may not call the function.");
  }

  private AlarmPlan errors() {
    return AlarmPlan.atLeast(
        1,
        "FunctionErrors",
        function.metricErrors(inFiveMinutes()),
        "A call of the function ended in an error, a timeout or for want of memory. Look in its"
            + " log; roll back if it came with a deployment, and replay processing-failed.");
  }

  private AlarmPlan throttles() {
    return AlarmPlan.atLeast(
        1,
        "FunctionThrottles",
        function.metricThrottles(inFiveMinutes()),
        "Lambda refused to run the function: the account's concurrency is used up. Find what uses"
            + " it, or ask AWS for more; then replay processing-failed.");
  }

  private AlarmPlan recordsFail() {
    return AlarmPlan.atLeast(
        1,
        "RecordsFail",
        own.sum("Failed", FIVE_MINUTES),
        "The function could not partition some records; they are in the bucket under"
            + " processing-failed. The function's log gives a reason for each. Correct the rules,"
            + " then replay the error output.");
  }

  private AlarmPlan fallbacksAbove(int percent) {
    return AlarmPlan.above(
        percent,
        "FallbacksAreMany",
        own.fallbackPercent(),
        "Many events lack the value of a key and are filed under its otherwise, such as unknown/."
            + " A sender stopped setting a tag, or a rule's match no longer fits. Replay with"
            + " --explain shows which key.");
  }

  private static MetricOptions inFiveMinutes() {
    return MetricOptions.builder().period(FIVE_MINUTES).build();
  }
}
