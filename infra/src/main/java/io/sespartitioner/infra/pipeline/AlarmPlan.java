package io.sespartitioner.infra.pipeline;

import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/**
 * An alarm to be made.
 *
 * @param id construct id
 * @param metric what is watched, with its period
 * @param bad how a bad value compares with the threshold
 * @param threshold the value compared with
 * @param periods how many bad periods in a row ring
 * @param missing what a period without data counts as
 * @param advice the alarm's description: what happened and what to do
 */
record AlarmPlan(
    String id,
    IMetric metric,
    ComparisonOperator bad,
    double threshold,
    int periods,
    TreatMissingData missing,
    String advice) {

  private static final TreatMissingData GOOD = TreatMissingData.NOT_BREACHING;

  /** Rings as soon as one period holds at least {@code threshold}. */
  static AlarmPlan atLeast(double threshold, String id, IMetric metric, String advice) {
    ComparisonOperator bad = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
    return new AlarmPlan(id, metric, bad, threshold, 1, GOOD, advice);
  }

  /** Rings as soon as one period holds more than {@code threshold}. */
  static AlarmPlan above(double threshold, String id, IMetric metric, String advice) {
    ComparisonOperator bad = ComparisonOperator.GREATER_THAN_THRESHOLD;
    return new AlarmPlan(id, metric, bad, threshold, 1, GOOD, advice);
  }

  /** Rings as soon as one period is below 1: a success rate that is not whole. */
  static AlarmPlan notWhole(String id, IMetric metric, String advice) {
    return new AlarmPlan(id, metric, ComparisonOperator.LESS_THAN_THRESHOLD, 1, 1, GOOD, advice);
  }

  /** The same, but ringing only after {@code count} bad periods in a row. */
  AlarmPlan after(int count) {
    return new AlarmPlan(id, metric, bad, threshold, count, missing, advice);
  }

  /** Makes the alarm. */
  Alarm make(Construct scope) {
    return Alarm.Builder.create(scope, id)
        .metric(metric)
        .comparisonOperator(bad)
        .threshold(threshold)
        .evaluationPeriods(periods)
        .treatMissingData(missing)
        .alarmDescription(advice)
        .build();
  }
}
