package io.sespartitioner.infra.pipeline;

import java.util.List;
import software.amazon.awscdk.services.ses.ConfigurationSetEventDestination;
import software.amazon.awscdk.services.ses.EmailSendingEvent;
import software.amazon.awscdk.services.ses.EventDestination;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * SNS topics that send SES's bounces and complaints to e-mail addresses, one topic for each address
 * that is given.
 *
 * <p>SNS first asks an address to confirm. The topics have no customer key, which SES would need to
 * be let into: what they carry leaves as plain e-mail anyway.
 */
public final class FeedbackTopics extends Construct {

  private final FeedbackTopicsProps props;

  /** Topics as {@code props} describe them; none if there is no address. */
  public FeedbackTopics(Construct scope, String id, FeedbackTopicsProps props) {
    super(scope, id);
    this.props = props;
    props.bounceAddress().ifPresent(to -> send("Bounce", EmailSendingEvent.BOUNCE, to));
    props.complaintAddress().ifPresent(to -> send("Complaint", EmailSendingEvent.COMPLAINT, to));
  }

  /** The CDK lets SES in by the topic's policy, for this account and configuration set only. */
  private void send(String id, EmailSendingEvent event, String address) {
    Topic topic =
        Topic.Builder.create(this, id + "Topic").displayName(sender(id)).enforceSsl(true).build();
    topic.addSubscription(new EmailSubscription(address));
    ConfigurationSetEventDestination.Builder.create(this, id + "Destination")
        .configurationSet(props.configurationSet())
        .destination(EventDestination.snsTopic(topic))
        .events(List.of(event))
        .build();
  }

  /** The name that the e-mails come under; SNS has room for the longest set's. */
  private String sender(String id) {
    return id + " feedback of " + props.configurationSet().getConfigurationSetName();
  }
}
