package io.sespartitioner.infra;

import io.sespartitioner.infra.pipeline.BackfillJob;
import io.sespartitioner.infra.pipeline.EventArchive;
import io.sespartitioner.infra.query.EventQueries;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.ses.IConfigurationSet;
import software.constructs.Construct;

/** The stack's outputs: what there is, what makes mail flow into it, and what ends that. */
final class NextSteps {

  private NextSteps() {}

  /**
   * Adds the outputs. Without one of the steps {@code Publish...} SES publishes nothing: it does so
   * only for mail that is sent with the configuration set.
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
        "Lists what was delivered, some " + bufferMinutes(archive) + " minutes after the mail");
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
    stopping(scope, setName, archive);
  }

  /** Adds the output that leads to the saved queries. */
  static void query(Construct scope, EventQueries queries) {
    output(
        scope,
        "QueryWorkGroup",
        queries.workGroupName(),
        "Athena's workgroup with saved queries: choose it in the console's query editor");
  }

  /** Adds the output that says how to file old logs. */
  static void backfill(Construct scope, BackfillJob job) {
    output(
        scope,
        "StartBackfill",
        job.startCommand(),
        "Files the old logs, for at most about $1 an hour; with \"--dry-run\" among the arguments it"
            + " only counts");
  }

  /** CloudFormation names the event destination, so the command asks SES for the name. */
  private static void stopping(Construct scope, String setName, EventArchive archive) {
    String ofSet = " --configuration-set-name " + setName;
    output(
        scope,
        "StopPublishing",
        "aws sesv2 delete-configuration-set-event-destination"
            + ofSet
            + " --event-destination-name $(aws sesv2 get-configuration-set-event-destinations"
            + ofSet
            + " --output text --query \"EventDestinations[?KinesisFirehoseDestination"
            + ".DeliveryStreamArn=='"
            + archive.stream().getDeliveryStreamArn()
            + "'].Name\")",
        "Run this before you destroy the stack, and wait "
            + 2 * bufferMinutes(archive)
            + " minutes: what the delivery stream still holds is deleted with it");
  }

  private static int bufferMinutes(EventArchive archive) {
    return minutes(archive.bufferInterval().toSeconds().intValue());
  }

  /** When an event is in S3 at the latest: the buffer's wait, begun minutes whole, and one more. */
  static int minutes(int bufferSeconds) {
    return (bufferSeconds + 59) / 60 + 1;
  }

  private static void output(Construct scope, String id, String value, String description) {
    CfnOutput.Builder.create(scope, id).value(value).description(description).build();
  }
}
