package io.sespartitioner.infra;

import io.sespartitioner.infra.pipeline.EventArchive;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.constructs.Construct;

/** The stack's outputs: what there is, and what makes mail flow into it. */
final class NextSteps {

  private NextSteps() {}

  /**
   * Adds the outputs. Without one of the last two steps SES publishes nothing: it does so only for
   * mail that is sent with the configuration set.
   */
  static void output(Construct scope, String domain, EventArchive archive, IConfigurationSet set) {
    String bucket = archive.bucket().getBucketName();
    String setName = set.getConfigurationSetName();
    output(scope, "BucketName", bucket, "Delivered events and error output");
    output(
        scope,
        "DeliveryStreamName",
        archive.stream().getDeliveryStreamName(),
        "The delivery stream that SES publishes to");
    output(
        scope,
        "ListDelivered",
        "aws s3 ls --recursive s3://" + bucket + "/",
        "Lists what was delivered, some "
            + minutes(archive.bufferInterval().toSeconds().intValue())
            + " minutes after the mail");
    output(
        scope,
        "PublishAllMail",
        "aws sesv2 put-email-identity-configuration-set-attributes --email-identity "
            + domain
            + " --configuration-set-name "
            + setName,
        "Run this, and all mail of the domain is published; or use the header");
    output(
        scope,
        "PublishOneMail",
        "X-SES-CONFIGURATION-SET: " + setName,
        "Mail with this header is published");
  }

  /** When an event is in S3 at the latest: the buffer's wait, begun minutes whole, and one more. */
  static int minutes(int bufferSeconds) {
    return (bufferSeconds + 59) / 60 + 1;
  }

  private static void output(Construct scope, String id, String value, String description) {
    CfnOutput.Builder.create(scope, id).value(value).description(description).build();
  }
}
