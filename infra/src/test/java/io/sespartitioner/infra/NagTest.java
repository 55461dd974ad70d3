package io.sespartitioner.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.constructs.IConstruct;

/** The AWS Solutions rules of cdk-nag. */
class NagTest {

  @ParameterizedTest
  @ValueSource(strings = {"lambda", "jq"})
  void nothingIsFoundButWhatHasItsReason(String processor) {
    App app = Templates.app();
    SesPartitionerStack stack = Templates.stack(app, everythingWith(processor));
    IConstruct archive = stack.getNode().findChild("Archive");
    suppress(
        archive.getNode().findChild("Bucket"),
        NagPackSuppression.builder()
            .id("AwsSolutions-S1")
            .reason(
                "Access logs need a second bucket and cost more than the log they guard;"
                    + " CloudTrail's data events give the same where an owner wants it.")
            .build());
    suppress(
        archive.getNode().findChild("DeliveryRole"),
        NagPackSuppression.builder()
            .id("AwsSolutions-IAM5")
            .appliesTo(List.of("Resource::<ArchiveBucket49F1AC64.Arn>/*"))
            .reason(
                "Firehose names the objects, from the events' own values; the guide's policy is"
                    + " for all objects of the bucket.")
            .build());
    Aspects.of(app).add(new AwsSolutionsChecks());
    Annotations found = Annotations.fromStack(stack);
    found.hasNoError("*", Match.anyValue());
    found.hasNoWarning("*", Match.anyValue());
  }

  private static void suppress(IConstruct construct, NagPackSuppression suppression) {
    NagSuppressions.addResourceSuppressions(construct, List.of(suppression), true);
  }

  private static Map<String, Object> everythingWith(String processor) {
    return Map.of(
        "domain", "example.com",
        "processor", processor,
        "bounceFeedbackAddress", "bounce@example.com",
        "complaintFeedbackAddress", "complaint@example.com",
        "alarmAddress", "alarm@example.com");
  }
}
