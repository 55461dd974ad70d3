package io.sespartitioner.routing;

import io.sespartitioner.routing.KeySource.KeyText;
import io.sespartitioner.ses.SesEvent;
import java.util.Optional;

/**
 * One partition key of the rules.
 *
 * @param name the name in prefixes
 * @param source where its text comes from
 * @param otherwise its value for an event without one; none if the key is required
 */
record PartitionKey(String name, KeySource source, Optional<String> otherwise) {

  /** The value that the event itself gives, without {@link #otherwise}. */
  Optional<String> read(SesEvent event) {
    Optional<KeyText> text = source.read(event);
    return text.isPresent() ? Optional.of(text.get().partitionValue()) : Optional.empty();
  }

  /** Where the value of this event comes from, in the author's words. */
  String origin(SesEvent event) {
    return source.read(event).isPresent()
        ? source.sourceOf(event).toString()
        : "otherwise" + unreadable(event).map(why -> " (" + why + ")").orElse("");
  }

  /** What the event has for the key that can't be read, if it has no value for that reason. */
  Optional<String> unreadable(SesEvent event) {
    return source.unreadable(event);
  }

  /** The most characters that a value has, without what rules set. */
  int longest() {
    return Math.max(source.longest(), otherwise.isPresent() ? otherwise.get().length() : 0);
  }
}
