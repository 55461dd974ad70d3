package io.sespartitioner.infra;

import io.sespartitioner.infra.pipeline.EventArchive;
import io.sespartitioner.infra.settings.Setting;
import io.sespartitioner.infra.settings.Settings;
import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The stack's outputs: what there is, what makes mail flow into it, what ends that, and what the
 * owners of other resources have to add to their policies.
 */
final class Outputs {

  private final Stack stack;
  private final EventArchive archive;
  private final String set;
  private final String domain;

  private Outputs(Stack stack, Settings settings, Pipeline pipeline) {
    this.stack = stack;
    this.archive = pipeline.archive();
    this.set = pipeline.publishing().configurationSet().getConfigurationSetName();
    this.domain = settings.get(Setting.DOMAIN);
  }

  static void add(Stack stack, Settings settings, Pipeline pipeline) {
    Outputs outputs = new Outputs(stack, settings, pipeline);
    outputs.data(settings);
    outputs.publishing();
    outputs.stopping();
    pipeline
        .partitioning()
        .function()
        .ifPresent(
            function ->
                outputs.add(
                    "FunctionLog", function.log().getLogGroupName(), "The log of the function"));
    pipeline
        .queries()
        .ifPresent(
            queries ->
                outputs.add(
                    "QueryWorkGroup",
                    queries.workGroupName(),
                    "Athena's workgroup with saved queries: choose it in the console's query"
                        + " editor"));
    pipeline
        .backfill()
        .ifPresent(
            job ->
                outputs.add(
                    "StartBackfill",
                    job.startCommand(),
                    "Files the old logs, for at most about $1 an hour; with \"--dry-run\" among the"
                        + " arguments it only counts"));
    outputs.policies(new Access(settings, pipeline));
  }

  /** What {@code prove.sh} works with. */
  private void data(Settings settings) {
    String bucket = archive.bucket().getBucketName();
    add("Domain", domain, "The sender domain");
    add("ConfigurationSetName", set, "The configuration set that mail is to be sent with");
    add("BucketName", bucket, "Delivered events and error output");
    add(
        "DeliveryStreamName",
        archive.stream().getDeliveryStreamName(),
        "The delivery stream that SES publishes to");
    add("DeliveryStreamLog", archive.errorLog().getLogGroupName(), "What it could not deliver");
    add("Prefix", archive.prefix(), "Where events are filed");
    add(
        "ErrorPrefix",
        settings.get(Setting.RULES).rules().errorPrefix().text(),
        "Where what can't be filed goes");
    add("TimeZone", settings.get(Setting.RULES).rules().timeZone().getId(), "The prefix's dates");
    add(
        "ListDelivered",
        "aws s3 ls --recursive s3://" + bucket + "/",
        "Lists what was delivered, some " + bufferMinutes() + " minutes after the mail");
  }

  /** Without one of these SES publishes nothing: it does so only for mail sent with the set. */
  private void publishing() {
    add(
        "DefaultSetNow",
        "aws sesv2 get-email-identity --email-identity "
            + domain
            + " --query ConfigurationSetName --output text",
        "Run this before PublishAllMail: the set that it would replace, and that the same command"
            + " brings back (None: there is none)");
    add(
        "PublishAllMail",
        "aws sesv2 put-email-identity-configuration-set-attributes --email-identity "
            + domain
            + " --configuration-set-name "
            + set,
        "Run this, and all mail of the domain is published; or use the header. What changes for"
            + " your senders then is in infra/docs/deploy.md, Before you publish all mail");
    add("PublishOneMail", "X-SES-CONFIGURATION-SET: " + set, "Mail with this header is published");
  }

  /** CloudFormation names the event destination, so the command asks SES for the name. */
  private void stopping() {
    String ofSet = " --configuration-set-name " + set;
    add(
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
            + 2 * bufferMinutes()
            + " minutes: what the delivery stream still holds is deleted with it");
  }

  private void policies(Access access) {
    add("BucketPolicy", access.ofBucket(), "Add these statements to the bucket's policy");
    add(
        "KeyPolicy",
        access.ofKey(),
        "The key's policy must allow this; and its own account to allow it by IAM, which the policy"
            + " that a key has by default does");
    add(
        "AccessLogsPolicy",
        access.ofAccessLogs(),
        "The policy of the access logs' bucket must have this statement");
  }

  private int bufferMinutes() {
    return minutes(archive.bufferInterval().toSeconds().intValue());
  }

  /** When an event is in S3 at the latest: the buffer's wait, begun minutes whole, and one more. */
  static int minutes(int bufferSeconds) {
    return (bufferSeconds + 59) / 60 + 1;
  }

  private void add(String id, List<PolicyStatement> statements, String description) {
    if (!statements.isEmpty()) {
      List<Object> documents = statements.stream().map(PolicyStatement::toStatementJson).toList();
      add(id, stack.toJsonString(documents), description);
    }
  }

  private void add(String id, String value, String description) {
    CfnOutput.Builder.create(stack, id).value(value).description(description).build();
  }
}
