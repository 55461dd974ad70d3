package io.sespartitioner.infra.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * The alarms and the dashboard of one delivery stream and, if there is one, its function.
 *
 * <p>No mail means no data, and no data rings nobody. Each alarm's description says what to do.
 */
public final class PipelineWatch extends Construct {

  private final List<Alarm> alarms;

  /** A watch as {@code props} describe it. */
  public PipelineWatch(Construct scope, String id, PipelineWatchProps props) {
    super(scope, id);
    this.alarms = plans(props).stream().map(plan -> plan.make(this)).toList();
    props.address().ifPresent(this::notify);
    PipelineDashboard.create(this, props, alarms);
  }

  private static List<AlarmPlan> plans(PipelineWatchProps props) {
    List<AlarmPlan> plans = new ArrayList<>(StreamAlarms.of(props));
    props
        .function()
        .map(f -> FunctionAlarms.of(props.archive(), f.lambda(), props.fallbackPercent()))
        .ifPresent(plans::addAll);
    return plans;
  }

  private void notify(String address) {
    Topic topic =
        Topic.Builder.create(this, "AlarmTopic")
            .displayName("SES partitioner alarms")
            .enforceSsl(true)
            .build();
    topic.addSubscription(new EmailSubscription(address));
    topic.addToResourcePolicy(publishingByAlarms(topic));
    SnsAction action = new SnsAction(topic);
    alarms.forEach(alarm -> alarm.addAlarmAction(action));
  }

  /** A topic with a policy of its own has lost the default one, which lets the account publish. */
  private static PolicyStatement publishingByAlarms(Topic topic) {
    return PolicyStatement.Builder.create()
        .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
        .actions(List.of("sns:Publish"))
        .resources(List.of(topic.getTopicArn()))
        .conditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID)))
        .build();
  }

  /**
   * How long events may wait in the S3 buffer, in seconds, for a buffer hint in seconds:
   * multi-stage buffering can take one and a half times the hint. The alarm for late delivery
   * allows for it.
   */
  public static double longestBufferingSeconds(double hint) {
    return 1.5 * hint;
  }

  /** The alarms, for actions of other kinds. */
  public List<Alarm> alarms() {
    return alarms;
  }
}
