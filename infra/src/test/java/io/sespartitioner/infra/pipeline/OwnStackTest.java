package io.sespartitioner.infra.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.infra.Templates;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.constructs.Construct;

/** The constructs in somebody else's stack, with nothing but their defaults. */
class OwnStackTest {

  @Test
  void twoPipelinesFitInOneStack() {
    Stack stack = new Stack(Templates.app(), "Own");
    pipeline(stack, "One");
    pipeline(stack, "Two");
    Template template = Template.fromStack(stack);
    template.resourceCountIs("AWS::KinesisFirehose::DeliveryStream", 2);
    template.resourceCountIs("AWS::Lambda::Function", 2);
    template.resourceCountIs("AWS::SES::ConfigurationSetEventDestination", 2);
    assertThat(Templates.properties(template, "AWS::S3::Bucket"))
        .noneMatch(bucket -> bucket.has("BucketName"));
    assertThat(Templates.properties(template, "AWS::SES::ConfigurationSet"))
        .noneMatch(set -> set.has("Name"));
  }

  private static void pipeline(Stack stack, String id) {
    Construct scope = new Construct(stack, id);
    PartitioningFunction function =
        new PartitioningFunction(
            scope,
            "Partitioning",
            PartitioningFunctionProps.of(Templates.functionBuild(), RoutingRulesFile.standard()));
    EventArchive archive = new EventArchive(scope, "Archive", EventArchiveProps.of(function));
    new EventPublishing(scope, "Publishing", EventPublishingProps.of(archive.stream()));
    new PipelineWatch(scope, "Watch", PipelineWatchProps.of(archive, function));
  }
}
