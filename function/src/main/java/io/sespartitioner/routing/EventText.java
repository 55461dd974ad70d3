package io.sespartitioner.routing;

import io.sespartitioner.ses.SesEvent;
import java.util.Optional;

/** A text that stands in the event itself: what {@code when} can test, and most keys read. */
sealed interface EventText extends KeySource permits EventTypeText, TagText, FieldText, HeaderText {

  /** The text as the event has it, if it is not empty. */
  Optional<String> text(SesEvent event);

  /** Whether both read the same text of every event. */
  default boolean readsSameAs(EventText other) {
    return equals(other);
  }

  /** Whether this reads where the event's type stands. */
  default boolean isEventType() {
    return false;
  }

  @Override
  default Optional<KeyText> read(SesEvent event) {
    Optional<String> text = text(event);
    return text.isPresent() ? Optional.of(KeyText.fromEvent(text.get())) : Optional.empty();
  }

  @Override
  default int longest() {
    return PartitionValue.MAX_CHARACTERS;
  }
}
