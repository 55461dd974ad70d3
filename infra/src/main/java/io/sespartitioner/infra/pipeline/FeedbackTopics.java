package io.sespartitioner.infra.pipeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.ses.ConfigurationSetEventDestination;
import software.amazon.awscdk.services.ses.EmailSendingEvent;
import software.amazon.awscdk.services.ses.EventDestination;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/**
 * SNS topics that send SES's bounces and complaints to e-mail addresses, one topic for each address
 * that is given.
 *
 * <p>SNS first asks an address to confirm. With a key, what waits in SNS is encrypted by it, if the
 * key's policy lets SES in; what leaves is plain e-mail.
 */
public final class FeedbackTopics extends Construct {

  private final Builder props;

  /** Topics as {@code props} describe them; none if there is no address. */
  private FeedbackTopics(Builder props) {
    super(props.scope, props.id);
    this.props = props;
    props.bounceAddress.ifPresent(to -> send("Bounce", EmailSendingEvent.BOUNCE, to));
    props.complaintAddress.ifPresent(to -> send("Complaint", EmailSendingEvent.COMPLAINT, to));
  }

  /** The CDK lets SES in by the topic's policy, for this account and configuration set only. */
  private void send(String id, EmailSendingEvent event, String address) {
    Topic topic =
        Topic.Builder.create(this, id + "Topic")
            .displayName(sender(id))
            .enforceSsl(true)
            .masterKey(props.encryptionKey.orElse(null))
            .build();
    topic.addSubscription(new EmailSubscription(address));
    ConfigurationSetEventDestination.Builder.create(this, id + "Destination")
        .configurationSet(props.configurationSet)
        .destination(EventDestination.snsTopic(topic))
        .events(List.of(event))
        .build();
  }

  /** The name that the e-mails come under; SNS has room for the longest set's. */
  private String sender(String id) {
    return id + " feedback of " + props.configurationSet.getConfigurationSetName();
  }

  /** What topics are made of. */
  public static final class Builder {

    private final Construct scope;
    private final String id;
    IConfigurationSet configurationSet;
    Optional<String> bounceAddress = Optional.empty();
    Optional<String> complaintAddress = Optional.empty();
    Optional<IKey> encryptionKey = Optional.empty();

    private Builder(Construct scope, String id) {
      this.scope = scope;
      this.id = id;
    }

    /** Begins with the defaults. */
    public static Builder create(Construct scope, String id) {
      return new Builder(scope, id);
    }

    /** The set whose mail is watched; required. */
    public Builder configurationSet(IConfigurationSet value) {
      configurationSet = value;
      return this;
    }

    /** E-mail address for bounces (no topic). */
    public Builder bounceAddress(String value) {
      bounceAddress = Optional.of(value);
      return this;
    }

    /** E-mail address for complaints (no topic). */
    public Builder complaintAddress(String value) {
      complaintAddress = Optional.of(value);
      return this;
    }

    /** Key for the topics, whose policy must let SES use it (none). */
    public Builder encryptionKey(IKey value) {
      encryptionKey = Optional.of(value);
      return this;
    }

    /** Makes it. */
    public FeedbackTopics build() {
      Objects.requireNonNull(configurationSet, "configurationSet is required");
      return new FeedbackTopics(this);
    }
  }
}
