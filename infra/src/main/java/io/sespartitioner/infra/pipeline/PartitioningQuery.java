package io.sespartitioner.infra.pipeline;

import io.sespartitioner.routing.JqQuery;
import io.sespartitioner.routing.Processor;
import io.sespartitioner.routing.RoutingRules;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kinesisfirehose.IDataProcessor;
import software.amazon.awscdk.services.kinesisfirehose.MetadataExtractionProcessor;
import software.constructs.IDependable;

/**
 * Partition keys by Firehose's inline JQ, with a query made from the routing rules.
 *
 * @param rules the routing rules, which JQ must be able to express
 * @param query the query made from them
 */
public record PartitioningQuery(RoutingRules rules, JqQuery query) implements Partitioning {

  /**
   * The query for {@code rules}.
   *
   * @throws io.sespartitioner.routing.NotExpressibleInJqException if a part of the rules needs the
   *     function; the message names each such part
   */
  public static PartitioningQuery of(RoutingRules rules) {
    return new PartitioningQuery(rules, JqQuery.of(rules));
  }

  @Override
  public Processor processor() {
    return Processor.JQ;
  }

  @Override
  public Optional<PartitioningFunction> function() {
    return Optional.empty();
  }

  @Override
  public IDataProcessor dataProcessor() {
    return MetadataExtractionProcessor.jq16(query.expressions());
  }

  @Override
  public List<PolicyStatement> permissions() {
    return List.of();
  }

  @Override
  public List<IDependable> admit(IRole deliveryRole) {
    return List.of();
  }
}
