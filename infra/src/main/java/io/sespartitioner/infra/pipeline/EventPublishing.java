package io.sespartitioner.infra.pipeline;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ses.ConfigurationSet;
import software.amazon.awscdk.services.ses.ConfigurationSetEventDestination;
import software.amazon.awscdk.services.ses.ConfigurationSetTlsPolicy;
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

  private final IConfigurationSet configurationSet;

  /** Publishing as {@code props} describe it. */
  public EventPublishing(Construct scope, String id, EventPublishingProps props) {
    super(scope, id);
    this.configurationSet = props.configurationSet().orElseGet(() -> newConfigurationSet(props));
    ConfigurationSetEventDestination.Builder.create(this, "Destination")
        .configurationSet(configurationSet)
        .destination(
            EventDestination.firehoseDeliveryStream(
                FirehoseDeliveryStreamDestination.builder().deliveryStream(props.stream()).build()))
        .events(props.events())
        .build();
  }

  /** A set that outlives its stack: SES refuses mail that names a set which is gone. */
  private ConfigurationSet newConfigurationSet(EventPublishingProps props) {
    ConfigurationSet made =
        ConfigurationSet.Builder.create(this, "ConfigurationSet")
            .configurationSetName(props.configurationSetName().orElse(null))
            .tlsPolicy(ConfigurationSetTlsPolicy.REQUIRE)
            .build();
    made.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    return made;
  }

  /** The configuration set, new or given. */
  public IConfigurationSet configurationSet() {
    return configurationSet;
  }
}
