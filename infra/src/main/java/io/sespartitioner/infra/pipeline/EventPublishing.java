package io.sespartitioner.infra.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kinesisfirehose.IDeliveryStream;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.ses.ConfigurationSet;
import software.amazon.awscdk.services.ses.ConfigurationSetEventDestination;
import software.amazon.awscdk.services.ses.ConfigurationSetTlsPolicy;
import software.amazon.awscdk.services.ses.EmailSendingEvent;
import software.amazon.awscdk.services.ses.EventDestination;
import software.amazon.awscdk.services.ses.FirehoseDeliveryStreamDestination;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.constructs.Construct;

/**
 * SES's publishing of events to a delivery stream: the configuration set, its event destination and
 * the role that SES puts records with.
 *
 * <p>The role is the CDK's own, which is as narrow as SES allows: {@code firehose:PutRecordBatch}
 * on this stream, for this account and configuration set. The permission is part of the role, so it
 * is there before the event destination, for which SES tries it.
 */
public final class EventPublishing extends Construct {

  private static final List<EmailSendingEvent> OUTCOMES =
      List.of(
          EmailSendingEvent.DELIVERY,
          EmailSendingEvent.REJECT,
          EmailSendingEvent.BOUNCE,
          EmailSendingEvent.COMPLAINT);

  private final IConfigurationSet configurationSet;
  private final Role role;

  /** Publishing as {@code props} describe it. */
  private EventPublishing(Builder props) {
    super(props.scope, props.id);
    this.configurationSet = props.configurationSet.orElseGet(() -> newConfigurationSet(props));
    ConfigurationSetEventDestination destination =
        ConfigurationSetEventDestination.Builder.create(this, "Destination")
            .configurationSet(configurationSet)
            .destination(
                EventDestination.firehoseDeliveryStream(
                    FirehoseDeliveryStreamDestination.builder()
                        .deliveryStream(props.stream)
                        .build()))
            .events(props.events)
            .build();
    this.role = (Role) destination.getNode().findChild("FirehoseDeliveryStreamIamRole");
    props.encryptionKey.ifPresent(this::letUse);
  }

  /**
   * Who puts records into a stream that a customer's key encrypts must be allowed to use the key,
   * or each is refused: for streams made since 20 April 2026, and for all from 28 February 2027. In
   * the role itself, as the rest is, so that it is there before SES tries it.
   *
   * @see <a href="https://github.com/ministryofjustice/modernisation-platform/issues/12957">AWS's
   *     notice, as quoted there</a>
   * @see <a
   *     href="https://github.com/ministryofjustice/modernisation-platform-environments/pull/19063">
   *     What helped somebody's stream</a>
   */
  private void letUse(IKey key) {
    ((CfnRole) role.getNode().getDefaultChild())
        .addPropertyOverride(
            "Policies.0.PolicyDocument.Statement.1",
            new TreeMap<>(
                Map.of(
                    "Action", List.of("kms:Decrypt", "kms:GenerateDataKey"),
                    "Effect", "Allow",
                    "Resource", key.getKeyArn())));
  }

  /** By default it outlives its stack: SES refuses mail that names a set which is gone. */
  private ConfigurationSet newConfigurationSet(Builder props) {
    ConfigurationSet made =
        ConfigurationSet.Builder.create(this, "ConfigurationSet")
            .configurationSetName(props.configurationSetName.orElse(null))
            .tlsPolicy(props.tlsPolicy)
            .build();
    made.applyRemovalPolicy(props.removalPolicy);
    return made;
  }

  /** The role that SES puts records with. */
  public IRole role() {
    return role;
  }

  /** The configuration set, new or given. */
  public IConfigurationSet configurationSet() {
    return configurationSet;
  }

  /** What publishing is made of. */
  public static final class Builder {

    private final Construct scope;
    private final String id;
    IDeliveryStream stream;
    Optional<IConfigurationSet> configurationSet = Optional.empty();
    Optional<String> configurationSetName = Optional.empty();
    ConfigurationSetTlsPolicy tlsPolicy = ConfigurationSetTlsPolicy.REQUIRE;
    List<EmailSendingEvent> events = OUTCOMES;
    Optional<IKey> encryptionKey = Optional.empty();
    RemovalPolicy removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

    private Builder(Construct scope, String id) {
      this.scope = scope;
      this.id = id;
    }

    /** Begins with the defaults. */
    public static Builder create(Construct scope, String id) {
      return new Builder(scope, id);
    }

    /** The delivery stream that events go to; required. */
    public Builder stream(IDeliveryStream value) {
      stream = value;
      return this;
    }

    /** A configuration set that is there already (a new one). */
    public Builder configurationSet(IConfigurationSet value) {
      configurationSet = Optional.of(value);
      return this;
    }

    /** Name of a new configuration set (CloudFormation names it). */
    public Builder configurationSetName(String value) {
      configurationSetName = Optional.of(value);
      return this;
    }

    /** Whether a new set's mail is sent by TLS only (required). */
    public Builder tlsPolicy(ConfigurationSetTlsPolicy value) {
      tlsPolicy = value;
      return this;
    }

    /** The types of event to publish (delivery, reject, bounce, complaint). */
    public Builder events(List<EmailSendingEvent> value) {
      events = List.copyOf(value);
      return this;
    }

    /** The key that encrypts the delivery stream (one of AWS). */
    public Builder encryptionKey(IKey value) {
      encryptionKey = Optional.of(value);
      return this;
    }

    /** What becomes of a new set without the stack (it stays). */
    public Builder removalPolicy(RemovalPolicy value) {
      removalPolicy = value;
      return this;
    }

    /** Makes it. */
    public EventPublishing build() {
      Objects.requireNonNull(stream, "stream is required");
      return new EventPublishing(this);
    }
  }
}
