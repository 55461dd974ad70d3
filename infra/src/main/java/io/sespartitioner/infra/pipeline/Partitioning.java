package io.sespartitioner.infra.pipeline;

import io.sespartitioner.routing.Processor;
import io.sespartitioner.routing.RoutingRules;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kinesisfirehose.IDataProcessor;
import software.constructs.IDependable;

/**
 * The way a delivery stream gets its partition keys: {@link PartitioningFunction} or {@link
 * PartitioningQuery}, from the same routing rules.
 */
public sealed interface Partitioning permits PartitioningFunction, PartitioningQuery {

  /** The routing rules that the keys and the prefix come from. */
  RoutingRules rules();

  /** Which of Firehose's processors this is; it decides the key namespace in the prefix. */
  Processor processor();

  /** The function, if that is what gives the keys. */
  Optional<PartitioningFunction> function();

  /** The processor as the delivery stream's destination takes it. */
  IDataProcessor dataProcessor();

  /** What the delivery stream's role must be allowed, apart from S3 and logs. */
  List<PolicyStatement> permissions();

  /**
   * Lets {@code deliveryRole} in from this side.
   *
   * @return what must exist before the delivery stream does; may be empty
   */
  List<IDependable> admit(IRole deliveryRole);
}
