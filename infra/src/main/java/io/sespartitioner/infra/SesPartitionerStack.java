package io.sespartitioner.infra;

import io.sespartitioner.infra.pipeline.EventArchive;
import io.sespartitioner.infra.pipeline.EventPublishing;
import io.sespartitioner.infra.pipeline.FeedbackTopics;
import io.sespartitioner.infra.pipeline.FeedbackTopicsProps;
import io.sespartitioner.infra.pipeline.Partitioning;
import io.sespartitioner.infra.pipeline.PipelineWatch;
import io.sespartitioner.infra.settings.Settings;
import java.nio.file.Path;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The whole pipeline of one sender domain, from SES to S3. */
public final class SesPartitionerStack extends Stack {

  /**
   * The stack that {@code settings} describe, named after their domain.
   *
   * @param functionBuild folder with the content of the deployment package; not looked at if the
   *     processor is JQ
   */
  public SesPartitionerStack(Construct scope, Settings settings, Path functionBuild) {
    this(scope, settings, functionBuild, ResourceNames.of(settings.domain()));
  }

  private SesPartitionerStack(
      Construct scope, Settings settings, Path functionBuild, ResourceNames names) {
    super(
        scope,
        names.stack(),
        StackProps.builder()
            .description("Files the SES events of " + settings.domain() + " in S3 by sender.")
            .build());
    KnownFindings.acknowledge(this);
    PipelineProps props = new PipelineProps(this, settings, names);
    Partitioning partitioning = props.partitioning(functionBuild);
    EventArchive archive = new EventArchive(this, "Archive", props.archive(partitioning));
    EventPublishing publishing =
        new EventPublishing(this, "Publishing", props.publishing(archive.stream()));
    new FeedbackTopics(
        this,
        "Feedback",
        new FeedbackTopicsProps(
            publishing.configurationSet(),
            settings.bounceFeedbackAddress(),
            settings.complaintFeedbackAddress()));
    new PipelineWatch(this, "Watch", props.watch(archive, partitioning));
    NextSteps.output(this, settings.domain(), archive, publishing.configurationSet());
  }
}
