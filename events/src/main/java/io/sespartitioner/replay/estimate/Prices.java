package io.sespartitioner.replay.estimate;

/**
 * What AWS asks, in US dollars.
 *
 * @param ingestionPerGib Firehose, Direct PUT, each record rounded up to a step
 * @param partitioningPerGib dynamic partitioning
 * @param partitioningPerThousandObjects dynamic partitioning, delivered objects
 * @param jqPerHour JQ processing
 * @param putsPerThousand S3 PUT requests
 * @param lambdaPerMillionRequests Lambda requests
 * @param lambdaPerGibSecond Lambda duration by memory, arm64
 * @param logsPerGib CloudWatch Logs, taken in
 * @param alarmMetric CloudWatch, each metric that an alarm watches, a month
 * @param customMetric CloudWatch, each metric of the function's own, a month
 * @param dashboard CloudWatch, each dashboard, a month
 */
public record Prices(
    double ingestionPerGib,
    double partitioningPerGib,
    double partitioningPerThousandObjects,
    double jqPerHour,
    double putsPerThousand,
    double lambdaPerMillionRequests,
    double lambdaPerGibSecond,
    double logsPerGib,
    double alarmMetric,
    double customMetric,
    double dashboard) {}
