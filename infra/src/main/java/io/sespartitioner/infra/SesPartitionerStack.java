package io.sespartitioner.infra;

import io.sespartitioner.infra.settings.Setting;
import io.sespartitioner.infra.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
   * The stack that {@code settings} describe, named after them.
   *
   * @param functionBuild folder with the content of the deployment package; not looked at if the
   *     processor is JQ
   */
  public SesPartitionerStack(Construct scope, Settings settings, Path functionBuild) {
    super(scope, new ResourceNames(settings.name()).stack(), props(settings));
    KnownFindings.acknowledge(this);
    settings.get(Setting.RULES).rules().warnings().forEach(this::warn);
    Pipeline pipeline = new Pipeline(this, settings, functionBuild);
    new Access(settings, pipeline).grant();
    Outputs.add(this, settings, pipeline);
    settings.get(Setting.TAGS).forEach((key, value) -> Tags.of(this).add(key, value, TAGGED));
  }

  private void warn(String ofRules) {
    Annotations.of(this).addWarningV2("ses-partitioner:rules", "rules: " + ofRules);
  }

  private static StackProps props(Settings settings) {
    StackProps.Builder props =
        StackProps.builder()
            .description(
                "Files the SES events of " + settings.get(Setting.DOMAIN) + " in S3 by sender.")
            .terminationProtection(settings.get(Setting.TERMINATION_PROTECTION));
    Map<String, String> tags = settings.get(Setting.TAGS);
    if (!tags.isEmpty()) {
      props.tags(tags);
    }
    settings
        .get(Setting.PERMISSIONS_BOUNDARY)
        .map(
            policy ->
                policy.startsWith("arn:")
                    ? PermissionsBoundary.fromArn(policy)
                    : PermissionsBoundary.fromName(policy))
        .ifPresent(props::permissionsBoundary);
    return props.build();
  }
}
