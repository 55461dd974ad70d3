package io.sespartitioner.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.constructs.IConstruct;

/** The AWS Solutions rules of cdk-nag, for the settings in the combinations that people have. */
class NagTest {

  private static final String ADDRESSES =
      "bounceFeedbackAddress=b@example.com complaintFeedbackAddress=c@example.com"
          + " alarmAddress=a@example.com";

  private static final String OWNERS =
      "encryptionKey=arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
          + " readers={\"a\":[\"arn:aws:iam::444455556666:role/team\"]}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "processor=lambda",
        "processor=jq",
        "processor=lambda " + ADDRESSES,
        "processor=jq " + ADDRESSES,
        "processor=lambda bucket=old-bucket",
        "processor=jq bucket=old-bucket",
        "processor=lambda configurationSet=old-set",
        "processor=jq configurationSet=old-set",
        "processor=lambda bucket=old-bucket configurationSet=old-set",
        "processor=jq bucket=old-bucket configurationSet=old-set",
        "processor=lambda bucket=old-bucket configurationSet=old-set " + ADDRESSES,
        "processor=jq bucket=old-bucket configurationSet=old-set " + ADDRESSES,
        "processor=lambda eventTypes=all bufferSeconds=60 logExpirationDays=3650",
        "processor=jq eventTypes=all bufferMebibytes=64 logExpirationDays=1",
        "processor=lambda archiveAfterDays=60 permissionsBoundary=bounds tags={\"team\":\"mail\"} "
            + OWNERS,
        "processor=jq bucket=old-bucket backfill=s3://old-bucket/logs " + OWNERS,
        "processor=lambda accessLogs=my-access-logs backfill=s3://older-bucket",
        "processor=lambda query=athena eventTypes=all removal=destroy " + ADDRESSES,
        "processor=jq query=athena eventTypes=all tls=optional silentAfterHours=0 name=second "
            + OWNERS,
        "processor=lambda senderAlarms={\"a\":{}} terminationProtection=true " + OWNERS,
      })
  void nothingIsFoundButWhatHasItsReason(String settings) {
    App app = Templates.app();
    Map<String, Object> context = new HashMap<>(Map.of("domain", "example.com"));
    context.put("backfillJob", Templates.backfillJob());
    context.putAll(Templates.settings(settings));
    SesPartitionerStack stack = Templates.stack(app, context);
    IConstruct archive = stack.getNode().findChild("Archive");
    if (!context.containsKey("bucket")) {
      suppress(
          archive.getNode().findChild("Bucket"),
          NagPackSuppression.builder()
              .id("AwsSolutions-S1")
              .reason(
                  "Access logs need a second bucket and cost more than the log they guard;"
                      + " CloudTrail's data events give the same where an owner wants it.")
              .build());
    }
    suppress(
        archive.getNode().findChild("DeliveryRole"),
        NagPackSuppression.builder()
            .id("AwsSolutions-IAM5")
            .appliesTo(
                List.of(
                    "Resource::<ArchiveBucket49F1AC64.Arn>/*",
                    "Resource::arn:<AWS::Partition>:s3:::old-bucket/*"))
            .reason(
                "Firehose names the objects, from the events' own values; the guide's policy is"
                    + " for all objects of the bucket.")
            .build());
    if (context.containsKey("backfill")) {
      suppress(
          stack.getNode().findChild("Backfill"),
          NagPackSuppression.builder()
              .id("AwsSolutions-IAM5")
              .reason(
                  "The job reads all objects of the source and names those that it writes; and"
                      + " logs:DescribeLogGroups takes no narrower resource.")
              .build());
    }
    if (context.containsKey("query")) {
      suppress(
          stack.getNode().findChild("Queries").getNode().findChild("Results"),
          NagPackSuppression.builder()
              .id("AwsSolutions-S1")
              .reason(
                  "Results are gone after a week, and what they are made of has its own reason.")
              .build());
    }
    Aspects.of(app).add(new AwsSolutionsChecks());
    Annotations found = Annotations.fromStack(stack);
    found.hasNoError("*", Match.anyValue());
    found.hasNoWarning("*", Match.anyValue());
  }

  private static void suppress(IConstruct construct, NagPackSuppression suppression) {
    NagSuppressions.addResourceSuppressions(construct, List.of(suppression), true);
  }
}
