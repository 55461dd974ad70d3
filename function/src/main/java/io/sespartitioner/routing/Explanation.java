package io.sespartitioner.routing;

import java.util.List;
import java.util.Optional;

/**
 * Why one event is routed as it is.
 *
 * @param routing what {@link Router#route} says about the event
 * @param steps one for each partition key, in order; none if the event is dropped or fails
 * @param rule the rule that decided, as its author wrote it, if one did
 */
public record Explanation(Routing routing, List<Step> steps, Optional<String> rule) {

  /** Copies the steps. */
  public Explanation {
    steps = List.copyOf(steps);
  }

  /**
   * Where one partition key came from.
   *
   * @param key name of the key
   * @param value its partition value
   * @param origin the source that had the value, such as {@code tag "ses:caller-identity"}, or
   *     {@code otherwise}, or the rule
   */
  public record Step(String key, String value, String origin) {}
}
