package io.sespartitioner.infra.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * The alarms and the dashboard of one delivery stream and, if there is one, its function.
 *
 * <p>No mail means no data, which rings nobody until it has lasted for long. Each alarm's
 * description says what to do.
 */
public final class PipelineWatch extends Construct {

  private final List<Alarm> alarms;

  /** A watch as {@code props} describe it. */
  private PipelineWatch(Builder props) {
    super(props.scope, props.id);
    this.alarms = plans(props).stream().map(plan -> plan.make(this)).toList();
    props.address.ifPresent(to -> notify(to, props.encryptionKey));
    PipelineDashboard.create(this, props, alarms);
  }

  private static List<AlarmPlan> plans(Builder props) {
    List<AlarmPlan> plans = new ArrayList<>(StreamAlarms.of(props));
    props
        .archive
        .function()
        .map(f -> FunctionAlarms.of(props.archive, f.lambda(), props.fallbackPercent))
        .ifPresent(plans::addAll);
    FunctionMetrics metrics = new FunctionMetrics(props.archive.stream());
    props.senders.forEach(sender -> plans.addAll(sender.alarms(metrics)));
    return plans;
  }

  private void notify(String address, Optional<IKey> key) {
    Topic topic =
        Topic.Builder.create(this, "AlarmTopic")
            .displayName("SES partitioner alarms")
            .enforceSsl(true)
            .masterKey(key.orElse(null))
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

  /** What a watch is made of. */
  public static final class Builder {

    private final Construct scope;
    private final String id;
    EventArchive archive;
    Optional<String> address = Optional.empty();
    int fallbackPercent = 20;
    int silentAfterHours = 72;
    List<WatchedSender> senders = List.of();
    Optional<IKey> encryptionKey = Optional.empty();

    private Builder(Construct scope, String id) {
      this.scope = scope;
      this.id = id;
    }

    /** Begins with the defaults. */
    public static Builder create(Construct scope, String id) {
      return new Builder(scope, id);
    }

    /** The archive to watch; required. */
    public Builder archive(EventArchive value) {
      archive = value;
      return this;
    }

    /** E-mail address that alarms go to (alarms without action). */
    public Builder address(String value) {
      address = Optional.of(value);
      return this;
    }

    /** An alarm rings if more of an hour's records used an {@code otherwise}, in percent (20). */
    public Builder fallbackPercent(int value) {
      fallbackPercent = value;
      return this;
    }

    /** An alarm rings if no event came for so many hours, 1 to 168; 0: none (72). */
    public Builder silentAfterHours(int value) {
      silentAfterHours = value;
      return this;
    }

    /**
     * Senders whose bounces and complaints ring alarms (none); the function's environment has to
     * name them, in {@code WATCHED_SENDERS}, separated by spaces.
     */
    public Builder senders(List<WatchedSender> value) {
      senders = List.copyOf(value);
      return this;
    }

    /** Key for the topic, whose policy must let CloudWatch use it (none). */
    public Builder encryptionKey(IKey value) {
      encryptionKey = Optional.of(value);
      return this;
    }

    /** Makes it. */
    public PipelineWatch build() {
      Objects.requireNonNull(archive, "archive is required");
      return new PipelineWatch(this);
    }
  }
}
