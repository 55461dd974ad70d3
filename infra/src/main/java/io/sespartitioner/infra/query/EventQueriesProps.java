package io.sespartitioner.infra.query;

import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.SesEventType;
import java.util.Optional;
import java.util.Set;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * What {@link EventQueries} are made of.
 *
 * @param bucket the bucket with the delivered events
 * @param rules the routing rules that they are filed by
 * @param database name of the database, in lower case with {@code _} as only sign
 * @param senders that are known beforehand, so that a query need not name one; empty if any may
 *     come
 * @param eventTypes that are published; without {@link SesEventType#SEND} there are no rates
 */
public record EventQueriesProps(
    IBucket bucket,
    RoutingRules rules,
    String database,
    Set<String> senders,
    Set<SesEventType> eventTypes) {

  /**
   * Checks that a table can be made.
   *
   * @throws IllegalArgumentException if the prefix of the rules can't be projected
   */
  public EventQueriesProps {
    TableLayout.of(rules, senders);
    senders = Set.copyOf(senders);
    eventTypes = Set.copyOf(eventTypes);
  }

  /** What keeps a table from being made over the layout of these rules, and what to do. */
  public static Optional<String> problem(RoutingRules rules) {
    try {
      TableLayout.of(rules, Set.of());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }
}
