package io.sespartitioner.infra;

import io.sespartitioner.infra.pipeline.BackfillJob;
import software.amazon.awscdk.CfnOutput;
import software.constructs.Construct;

/** The output that says how to file old logs. */
final class BackfillSteps {

  private BackfillSteps() {}

  static void output(Construct scope, BackfillJob job) {
    CfnOutput.Builder.create(scope, "StartBackfill")
        .value(job.startCommand())
        .description(
            "Files the old logs, for at most about $2 an hour; with \"--dry-run\" among the"
                + " arguments it only counts")
        .build();
  }
}
