package io.sespartitioner.infra;

import io.sespartitioner.infra.pipeline.BackfillJob;
import io.sespartitioner.infra.pipeline.EventArchive;
import io.sespartitioner.infra.pipeline.EventPublishing;
import io.sespartitioner.infra.pipeline.FeedbackTopics;
import io.sespartitioner.infra.pipeline.FeedbackTopicsProps;
import io.sespartitioner.infra.pipeline.Partitioning;
import io.sespartitioner.infra.pipeline.PipelineWatch;
import io.sespartitioner.infra.query.EventQueries;
import io.sespartitioner.infra.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.PermissionsBoundary;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

/** The whole pipeline of one sender domain, from SES to S3. */
public final class SesPartitionerStack extends Stack {

  /** Not all that checks templates knows of tags for dashboards; that has the stack's. */
  private static final TagProps TAGGED =
      TagProps.builder().excludeResourceTypes(List.of("AWS::CloudWatch::Dashboard")).build();

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
    super(scope, names.stack(), props(settings));
    KnownFindings.acknowledge(this);
    settings.rules().rules().warnings().forEach(this::warn);
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
    if (settings.athena()) {
      EventQueries queries = new EventQueries(this, "Queries", props.queries(archive));
      NextSteps.query(this, queries);
    }
    NextSteps.output(this, settings.domain(), archive, publishing.configurationSet());
    ProvingSteps.output(this, settings, archive, publishing.configurationSet(), partitioning);
    Optional<BackfillJob> backfill = props.backfill(archive);
    OwnersSteps.output(this, settings, archive, backfill);
    backfill.ifPresent(job -> NextSteps.backfill(this, job));
    settings.owner().tags().forEach((key, value) -> Tags.of(this).add(key, value, TAGGED));
  }

  private void warn(String ofRules) {
    Annotations.of(this).addWarningV2("ses-partitioner:rules", "rules: " + ofRules);
  }

  private static StackProps props(Settings settings) {
    StackProps.Builder props =
        StackProps.builder()
            .description("Files the SES events of " + settings.domain() + " in S3 by sender.");
    if (!settings.owner().tags().isEmpty()) {
      props.tags(settings.owner().tags());
    }
    settings
        .owner()
        .permissionsBoundary()
        .map(
            policy ->
                policy.startsWith("arn:")
                    ? PermissionsBoundary.fromArn(policy)
                    : PermissionsBoundary.fromName(policy))
        .ifPresent(props::permissionsBoundary);
    return props.build();
  }
}
