package io.sespartitioner.replay.estimate;

/**
 * What is taken for granted besides prices.
 *
 * @param ingestionStepBytes Firehose bills each record as a multiple of this
 * @param jqMillisPerEvent JQ processing time of an event
 * @param lambdaMemoryMebibytes memory of the function
 * @param lambdaMillisPerInvocation duration of an invocation besides its events, cold starts
 *     included
 * @param lambdaMicrosPerEvent duration for each event
 * @param logBytesPerInvocation what an invocation logs
 * @param streamAlarmMetrics metrics that the delivery stream's alarms watch
 * @param functionAlarmMetrics metrics that the function's alarms watch
 * @param functionCustomMetrics metrics that the function makes
 * @param dashboards dashboards
 */
public record Assumptions(
    int ingestionStepBytes,
    double jqMillisPerEvent,
    int lambdaMemoryMebibytes,
    double lambdaMillisPerInvocation,
    double lambdaMicrosPerEvent,
    double logBytesPerInvocation,
    int streamAlarmMetrics,
    int functionAlarmMetrics,
    int functionCustomMetrics,
    int dashboards) {}
