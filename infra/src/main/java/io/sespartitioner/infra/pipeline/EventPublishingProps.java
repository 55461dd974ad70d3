package io.sespartitioner.infra.pipeline;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.kinesisfirehose.IDeliveryStream;
import software.amazon.awscdk.services.ses.EmailSendingEvent;
import software.amazon.awscdk.services.ses.IConfigurationSet;

/**
 * What an {@link EventPublishing} is made of.
 *
 * @param stream the delivery stream that events go to
 * @param configurationSet a set that is there already; empty: a new one (a new one)
 * @param configurationSetName name of a new set; empty: CloudFormation names it (empty)
 * @param events the types of event to publish (delivery, reject, bounce, complaint)
 */
public record EventPublishingProps(
    IDeliveryStream stream,
    Optional<IConfigurationSet> configurationSet,
    Optional<String> configurationSetName,
    List<EmailSendingEvent> events) {

  private static final List<EmailSendingEvent> OUTCOMES =
      List.of(
          EmailSendingEvent.DELIVERY,
          EmailSendingEvent.REJECT,
          EmailSendingEvent.BOUNCE,
          EmailSendingEvent.COMPLAINT);

  /** Keeps a copy of the list. */
  public EventPublishingProps {
    events = List.copyOf(events);
  }

  /** Publishing to {@code stream} from a new configuration set. */
  public static EventPublishingProps of(IDeliveryStream stream) {
    return new EventPublishingProps(stream, Optional.empty(), Optional.empty(), OUTCOMES);
  }

  /** The same from a configuration set that is there already. */
  public EventPublishingProps withConfigurationSet(IConfigurationSet existing) {
    return new EventPublishingProps(stream, Optional.of(existing), configurationSetName, events);
  }

  /** The same with a name for the new configuration set. */
  public EventPublishingProps withConfigurationSetName(String name) {
    return new EventPublishingProps(stream, configurationSet, Optional.of(name), events);
  }

  /** The same with other types of event. */
  public EventPublishingProps withEvents(List<EmailSendingEvent> types) {
    return new EventPublishingProps(stream, configurationSet, configurationSetName, types);
  }
}
