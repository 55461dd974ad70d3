package io.sespartitioner.infra.pipeline;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.AlarmStatusWidget;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;

/** The dashboard: alarms first, then an event's way from SES to S3, left to right. */
final class PipelineDashboard {

  private static final int FULL_WIDTH = 24;
  private static final int THIRD = 8;

  private PipelineDashboard() {}

  static void create(Construct scope, PipelineWatch.Builder props, List<Alarm> alarms) {
    EventArchive archive = props.archive;
    List<List<? extends IWidget>> rows = new ArrayList<>();
    rows.add(List.of(status(alarms)));
    rows.add(streamRow(new StreamMetrics(archive.stream())));
    archive.function().map(f -> functionRow(archive, f.lambda())).ifPresent(rows::add);
    if (!props.senders.isEmpty()) {
      rows.add(sendersRow(new FunctionMetrics(archive.stream()), props.senders));
    }
    Dashboard.Builder.create(scope, "Dashboard")
        .defaultInterval(Duration.days(1))
        .widgets(rows)
        .build();
  }

  private static IWidget status(List<Alarm> alarms) {
    return AlarmStatusWidget.Builder.create()
        .title("Alarms")
        .alarms(alarms)
        .width(FULL_WIDTH)
        .build();
  }

  private static List<IWidget> streamRow(StreamMetrics metrics) {
    return List.of(
        graph(
            "Events from SES, and what Firehose refused",
            metrics.sum("IncomingRecords"),
            metrics.sum("ThrottledRecords")),
        graph(
            "Records and objects in S3",
            metrics.sum("DeliveryToS3.Records"),
            metrics.sum("DeliveryToS3.ObjectCount")),
        graph(
            "Age of the oldest waiting event (s), active partitions",
            metrics.max("DeliveryToS3.DataFreshness"),
            metrics.max("PartitionCount")));
  }

  private static List<IWidget> functionRow(EventArchive archive, Function function) {
    FunctionMetrics own = new FunctionMetrics(archive.stream());
    Duration period = StreamMetrics.FIVE_MINUTES;
    return List.of(
        graph(
            "Results of the function",
            own.sum("Delivered", period),
            own.sum("Dropped", period),
            own.sum("Failed", period),
            own.sum("Fallback", period)),
        graph(
            "Calls of the function",
            function.metricInvocations(),
            function.metricErrors(),
            function.metricThrottles()),
        graph("Time of a call (ms)", function.metricDuration()));
  }

  private static List<IWidget> sendersRow(FunctionMetrics metrics, List<WatchedSender> senders) {
    return List.of(
        graph(
            "Hard bounces of a day by sender (% of mails)",
            senders.stream().map(sender -> sender.bounceRate(metrics)).toArray(IMetric[]::new)),
        graph(
            "Complaints of a day by sender (% of mails)",
            senders.stream().map(sender -> sender.complaintRate(metrics)).toArray(IMetric[]::new)));
  }

  private static IWidget graph(String title, IMetric... metrics) {
    return GraphWidget.Builder.create().title(title).left(List.of(metrics)).width(THIRD).build();
  }
}
