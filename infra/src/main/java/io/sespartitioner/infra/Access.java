package io.sespartitioner.infra;

import io.sespartitioner.infra.pipeline.Reader;
import io.sespartitioner.infra.pipeline.ReaderPolicy;
import io.sespartitioner.infra.settings.Setting;
import io.sespartitioner.infra.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * Who may read which partition, and what the owners of other resources have to let in: the bucket
 * that was there, the key, the bucket of access logs. CloudFormation can't change those policies.
 */
final class Access {

  private final Settings settings;
  private final Pipeline pipeline;
  private final IBucket bucket;

  Access(Settings settings, Pipeline pipeline) {
    this.settings = settings;
    this.pipeline = pipeline;
    this.bucket = pipeline.archive().bucket();
  }

  /** Lets readers into the bucket that the stack makes. */
  void grant() {
    if (settings.get(Setting.BUCKET).isEmpty()) {
      readers().forEach(bucket::addToResourcePolicy);
    }
  }

  /** What the policy of a bucket that is there must have; empty if the stack makes the bucket. */
  List<PolicyStatement> ofBucket() {
    return settings.get(Setting.BUCKET).isEmpty() ? List.of() : readers();
  }

  private List<PolicyStatement> readers() {
    return ReaderPolicy.statements(settings.get(Setting.READERS), bucket.getBucketArn());
  }

  /** What the policy of the key must allow; empty without a key. */
  List<PolicyStatement> ofKey() {
    if (settings.get(Setting.ENCRYPTION_KEY).isEmpty()) {
      return List.of();
    }
    List<String> own = List.of(bucket.getBucketArn(), bucket.arnForObjects("*"));
    List<PolicyStatement> statements = new ArrayList<>();
    Stream<IRole> writers =
        Stream.concat(
            Stream.of(pipeline.archive().role()),
            pipeline.backfill().stream().map(job -> job.role()));
    statements.add(
        inBucket(own, writers.map(IRole::getRoleArn), "kms:Decrypt", "kms:GenerateDataKey"));
    pipeline
        .backfill()
        .ifPresent(
            job ->
                statements.add(
                    inBucket(job.sourceArns(), Stream.of(job.role().getRoleArn()), "kms:Decrypt")));
    Stream<String> readers =
        settings.get(Setting.READERS).stream().map(Reader::principals).flatMap(List::stream);
    List<String> distinct = readers.distinct().sorted().toList();
    if (!distinct.isEmpty()) {
      statements.add(inBucket(own, distinct.stream(), "kms:Decrypt"));
    }
    PolicyStatement ses = use("kms:Decrypt", "kms:GenerateDataKey");
    ses.addPrincipals(new ArnPrincipal(pipeline.publishing().role().getRoleArn()));
    statements.add(ses);
    statements.addAll(ofServices());
    return statements;
  }

  /**
   * What the services do with the key in nobody's name: CloudWatch encrypts the stack's log groups,
   * and SNS topics take messages from SES and alarms. Logs refuses a group before it is let in.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html">
   *     Encrypt log data in CloudWatch Logs</a>
   * @see <a
   *     href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services">
   *     Enable compatibility between event sources and encrypted topics</a>
   */
  private List<PolicyStatement> ofServices() {
    PolicyStatement logs =
        use(
            "kms:Decrypt",
            "kms:Describe*",
            "kms:Encrypt",
            "kms:GenerateDataKey*",
            "kms:ReEncrypt*");
    logs.addPrincipals(new ServicePrincipal("logs." + Aws.REGION + "." + Aws.URL_SUFFIX));
    logs.addCondition("ArnLike", Map.of("kms:EncryptionContext:aws:logs:arn", logGroups()));
    List<PolicyStatement> statements = new ArrayList<>(List.of(logs));
    List<String> senders = new ArrayList<>();
    if (settings.get(Setting.BOUNCE_FEEDBACK_ADDRESS).isPresent()
        || settings.get(Setting.COMPLAINT_FEEDBACK_ADDRESS).isPresent()) {
      senders.add("ses.amazonaws.com");
    }
    settings.get(Setting.ALARM_ADDRESS).ifPresent(to -> senders.add("cloudwatch.amazonaws.com"));
    if (!senders.isEmpty()) {
      PolicyStatement topics = use("kms:Decrypt", "kms:GenerateDataKey*");
      senders.forEach(sender -> topics.addPrincipals(new ServicePrincipal(sender)));
      topics.addCondition("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID));
      statements.add(topics);
    }
    return statements;
  }

  /** CloudFormation names them after the stack. */
  private String logGroups() {
    return Stack.of(pipeline.archive())
        .formatArn(
            ArnComponents.builder()
                .service("logs")
                .resource("log-group")
                .resourceName(Aws.STACK_NAME + "-*")
                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                .build());
  }

  /** With a bucket key, the encryption context is the bucket's ARN. */
  private static PolicyStatement inBucket(
      List<String> contexts, Stream<String> principals, String... actions) {
    PolicyStatement statement = use(actions);
    principals.map(ArnPrincipal::new).forEach(statement::addPrincipals);
    statement.addCondition("StringLike", Map.of("kms:EncryptionContext:aws:s3:arn", contexts));
    return statement;
  }

  private static PolicyStatement use(String... actions) {
    return PolicyStatement.Builder.create()
        .actions(List.of(actions))
        .resources(List.of("*"))
        .build();
  }

  /** What the policy of the access logs' bucket must allow; empty without such a bucket. */
  List<PolicyStatement> ofAccessLogs() {
    return settings
        .get(Setting.ACCESS_LOGS)
        .map(
            logs ->
                PolicyStatement.Builder.create()
                    .principals(List.of(new ServicePrincipal("logging.s3.amazonaws.com")))
                    .actions(List.of("s3:PutObject"))
                    .resources(List.of("arn:" + Aws.PARTITION + ":s3:::" + logs + "/*"))
                    .conditions(Map.of("ArnLike", Map.of("aws:SourceArn", bucket.getBucketArn())))
                    .build())
        .stream()
        .toList();
  }
}
