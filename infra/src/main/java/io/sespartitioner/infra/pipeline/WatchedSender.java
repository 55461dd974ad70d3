package io.sespartitioner.infra.pipeline;

import io.sespartitioner.ses.SenderRate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;

/**
 * A sender whose bounces and complaints ring alarms, each over a day. The function counts them, if
 * its environment names the sender.
 *
 * @param partitionValue the sender, as it is in the prefix
 * @param bouncePercent from which hard-bounce rate on an alarm rings, in percent (5)
 * @param complaintPercent from which complaint rate on an alarm rings, in percent (0.1)
 */
public record WatchedSender(String partitionValue, double bouncePercent, double complaintPercent) {

  private static final Duration DAY = Duration.days(1);

  /** Sends, or what stands for them where they aren't published; see {@link SenderRate#mails}. */
  private static final String MAILS =
      "IF(FILL(sends, 0) > 0, FILL(sends, 0),"
          + " FILL(deliveries, 0) + FILL(hard, 0) - FILL(suppressed, 0))";

  /** A sender with the limits at which SES reviews an account. */
  public static WatchedSender of(String partitionValue) {
    return new WatchedSender(
        partitionValue, SenderRate.BOUNCE.reviewPercent(), SenderRate.COMPLAINT.reviewPercent());
  }

  /** The sender's two alarms. */
  List<AlarmPlan> alarms(FunctionMetrics metrics) {
    return List.of(
        AlarmPlan.atLeast(
            bouncePercent,
            "Bounces-" + partitionValue,
            bounceRate(metrics),
            advice(
                "mails hard-bounced", bouncePercent, SenderRate.BOUNCE, "Who bounced, and why?")),
        AlarmPlan.atLeast(
            complaintPercent,
            "Complaints-" + partitionValue,
            complaintRate(metrics),
            advice(
                "mails got a complaint",
                complaintPercent,
                SenderRate.COMPLAINT,
                "Who complained?")));
  }

  private String advice(String what, double percent, SenderRate rate, String query) {
    return ("%s: %s %% of a day's %s. SES reviews an account at %s %%, and from %s %% on may pause all"
            + " of its senders. Look who the recipients are: the saved query '%s' for this sender."
            + " Stop the sender, if need be, by a deny on the configuration set.")
        .formatted(
            partitionValue,
            plain(percent),
            what,
            plain(rate.reviewPercent()),
            plain(rate.pausePercent()),
            query);
  }

  private static String plain(double percent) {
    return Double.toString(percent).replaceFirst("\\.0$", "");
  }

  /** A day's hard bounces, in percent of its mails; 0 if there were few. */
  IMetric bounceRate(FunctionMetrics metrics) {
    return rate(SenderRate.BOUNCE, "FILL(hard, 0) - FILL(suppressed, 0)", mailMetrics(metrics));
  }

  /** A day's complaints, in percent of its mails; 0 if there were few. */
  IMetric complaintRate(FunctionMetrics metrics) {
    Map<String, IMetric> using = mailMetrics(metrics);
    using.put("complaints", metrics.sum("Complaints", DAY, partitionValue));
    using.put("unsent", metrics.sum("SuppressedComplaints", DAY, partitionValue));
    return rate(SenderRate.COMPLAINT, "FILL(complaints, 0) - FILL(unsent, 0)", using);
  }

  private Map<String, IMetric> mailMetrics(FunctionMetrics metrics) {
    return new TreeMap<>(
        Map.of(
            "sends", metrics.sum("Sends", DAY, partitionValue),
            "deliveries", metrics.sum("Deliveries", DAY, partitionValue),
            "hard", metrics.sum("HardBounces", DAY, partitionValue),
            "suppressed", metrics.sum("SuppressedBounces", DAY, partitionValue)));
  }

  /** One graph has the metrics of several senders, so each has ids of its own. */
  private IMetric rate(SenderRate rate, String counted, Map<String, IMetric> using) {
    String suffix = "_" + Integer.toHexString(partitionValue.hashCode());
    // Sorted, as Map.of has another order in each run, and with it the template.
    Map<String, IMetric> own = new TreeMap<>();
    using.forEach((id, metric) -> own.put(id + suffix, metric));
    return MathExpression.Builder.create()
        .expression(
            "IF(%2$s >= %1$d, 100 * (%3$s) / (%2$s), 0)"
                .formatted(rate.leastMails(), MAILS, counted)
                .replaceAll("FILL\\((\\w+)", "FILL($1" + suffix))
        .usingMetrics(own)
        .label(partitionValue)
        .period(DAY)
        .build();
  }
}
