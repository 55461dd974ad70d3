package io.sespartitioner.infra.pipeline;

import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** A construct's own log group. */
final class PipelineLog {

  private PipelineLog() {}

  static LogGroup create(
      Construct scope, RetentionDays retention, Optional<IKey> key, RemovalPolicy removal) {
    return LogGroup.Builder.create(scope, "Log")
        .retention(retention)
        .encryptionKey(key.orElse(null))
        .removalPolicy(removal)
        .build();
  }
}
