package io.sespartitioner.infra;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;

/** What template checks find in the CDK's own constructs, and why it stays. */
final class KnownFindings {

  private static final String UNUSED_MAPPING =
      "The CDK's delivery stream adds a table of Firehose's IP ranges, which only VPCs need.";

  private static final SortedMap<String, String> REASONS =
      new TreeMap<>(
          Map.of(
              "W7001",
              UNUSED_MAPPING,
              "W3005",
              "The CDK's function names its role as a dependency, which its property is already."));

  private KnownFindings() {}

  /** Tells the CDK's validation and cfn-lint of them; cfn-lint reads the template's metadata. */
  static void acknowledge(Stack stack) {
    Validations.of(stack)
        .acknowledge(
            Acknowledgment.builder()
                .id("CloudFormation-Validate::W7001")
                .reason(UNUSED_MAPPING)
                .build());
    stack
        .getTemplateOptions()
        .setMetadata(
            // Sorted, as Map.of has another order in each run, and with it the template.
            new TreeMap<>(
                Map.of(
                    "cfn-lint",
                    Map.of("config", Map.of("ignore_checks", List.copyOf(REASONS.keySet()))),
                    "cfn-lint-reasons",
                    REASONS)));
  }
}
