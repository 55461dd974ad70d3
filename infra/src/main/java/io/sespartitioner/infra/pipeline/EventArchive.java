package io.sespartitioner.infra.pipeline;

import io.sespartitioner.routing.RoutingRules;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kinesisfirehose.CfnDeliveryStream;
import software.amazon.awscdk.services.kinesisfirehose.Compression;
import software.amazon.awscdk.services.kinesisfirehose.DeliveryStream;
import software.amazon.awscdk.services.kinesisfirehose.DynamicPartitioningProps;
import software.amazon.awscdk.services.kinesisfirehose.EnableLogging;
import software.amazon.awscdk.services.kinesisfirehose.S3Bucket;
import software.amazon.awscdk.services.kinesisfirehose.StreamEncryption;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * The bucket that SES events are filed in, and the delivery stream that files them under the prefix
 * of the routing rules, with its error log and its role.
 *
 * <p>Dynamic partitioning can't be switched on or off later: a delivery stream without it has to be
 * replaced. Routing rules, prefix and processor can be changed in place.
 */
public final class EventArchive extends Construct {

  /** How long Firehose tries again to write to a prefix before the events go to error output. */
  private static final Duration PARTITION_RETRY = Duration.seconds(300);

  private final IBucket bucket;
  private final DeliveryStream stream;
  private final Duration bufferInterval;
  private final ILogGroup errorLog;
  private final IRole role;

  /** An archive as {@code props} describe it. */
  public EventArchive(Construct scope, String id, EventArchiveProps props) {
    super(scope, id);
    this.bufferInterval = props.bufferInterval();
    this.bucket = props.bucket().orElseGet(() -> LogBucket.create(this, props));
    LogGroup log =
        LogGroup.Builder.create(this, "Log")
            .retention(props.logRetention())
            .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
            .build();
    this.errorLog = log;
    Role role = DeliveryRole.create(this, bucket, log, props.partitioning());
    this.role = role;
    this.stream =
        DeliveryStream.Builder.create(this, "Stream")
            .destination(destination(props, log, role))
            .encryption(StreamEncryption.awsOwnedKey())
            .build();
    props.partitioning().admit(role).forEach(stream.getNode()::addDependency);
    setTimeZone(props.partitioning().rules());
    props.options().encryptionKey().ifPresent(this::encryptStream);
  }

  private S3Bucket destination(EventArchiveProps props, LogGroup log, Role role) {
    Partitioning partitioning = props.partitioning();
    RoutingRules rules = partitioning.rules();
    return S3Bucket.Builder.create(bucket)
        // Else the CDK would add its own, wider grants, deletes among them.
        .role(role.withoutPolicyUpdates())
        .loggingConfig(new EnableLogging(log))
        .dataOutputPrefix(rules.prefix().forProcessor(partitioning.processor()))
        .errorOutputPrefix(rules.errorPrefix().text())
        .dynamicPartitioning(
            DynamicPartitioningProps.builder().enabled(true).retryDuration(PARTITION_RETRY).build())
        .processors(List.of(partitioning.dataProcessor()))
        .bufferingInterval(props.bufferInterval())
        .bufferingSize(props.bufferSize())
        .compression(Compression.GZIP)
        .build();
  }

  /** The CDK's own time zone type refuses zones with a hyphen, such as America/Port-au-Prince. */
  private void setTimeZone(RoutingRules rules) {
    resource()
        .addPropertyOverride(
            "ExtendedS3DestinationConfiguration.CustomTimeZone", rules.timeZone().getId());
  }

  /** By the grant that Firehose makes itself; the CDK would add a role that nobody uses. */
  private void encryptStream(IKey key) {
    String encryption = "DeliveryStreamEncryptionConfigurationInput";
    resource().addPropertyOverride(encryption + ".KeyType", "CUSTOMER_MANAGED_CMK");
    resource().addPropertyOverride(encryption + ".KeyARN", key.getKeyArn());
  }

  private CfnDeliveryStream resource() {
    return (CfnDeliveryStream) stream.getNode().getDefaultChild();
  }

  /** The bucket, new or given. */
  public IBucket bucket() {
    return bucket;
  }

  /** The delivery stream. */
  public DeliveryStream stream() {
    return stream;
  }

  /** The role that Firehose delivers with. */
  public IRole role() {
    return role;
  }

  /** The log of what the delivery stream can't deliver. */
  public ILogGroup errorLog() {
    return errorLog;
  }

  /** The longest time that events wait for their object to be written. */
  public Duration bufferInterval() {
    return bufferInterval;
  }
}
