package io.sespartitioner.infra.pipeline;

import io.sespartitioner.routing.RoutingRules;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
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
import software.amazon.awscdk.services.logs.RetentionDays;
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
  private final Builder props;
  private final ILogGroup errorLog;
  private final IRole role;

  /** An archive as {@code props} describe it. */
  private EventArchive(Builder props) {
    super(props.scope, props.id);
    this.props = props;
    this.bucket = props.bucket.orElseGet(() -> LogBucket.create(this, props));
    LogGroup log =
        PipelineLog.create(this, props.logRetention, props.encryptionKey, props.removalPolicy);
    this.errorLog = log;
    Role role = DeliveryRole.create(this, bucket, log, props.partitioning);
    this.role = role;
    this.stream =
        DeliveryStream.Builder.create(this, "Stream")
            .destination(destination(log, role))
            .encryption(StreamEncryption.awsOwnedKey())
            .build();
    props.partitioning.admit(role).forEach(stream.getNode()::addDependency);
    setTimeZone(props.partitioning.rules().timeZone());
    props.encryptionKey.ifPresent(this::encrypt);
  }

  private S3Bucket destination(LogGroup log, Role role) {
    Partitioning partitioning = props.partitioning;
    RoutingRules rules = partitioning.rules();
    return S3Bucket.Builder.create(bucket)
        // Else the CDK would add its own, wider grants, deletes among them.
        .role(role.withoutPolicyUpdates())
        .loggingConfig(new EnableLogging(log))
        .dataOutputPrefix(prefix())
        .errorOutputPrefix(rules.errorPrefix().text())
        .dynamicPartitioning(
            DynamicPartitioningProps.builder().enabled(true).retryDuration(PARTITION_RETRY).build())
        .processors(List.of(partitioning.dataProcessor()))
        .bufferingInterval(props.bufferInterval)
        .bufferingSize(props.bufferSize)
        .compression(Compression.GZIP)
        .build();
  }

  /**
   * The CDK's own time zone type refuses zones with a hyphen, such as America/Port-au-Prince. UTC
   * is the default, and not every region takes the parameter.
   */
  private void setTimeZone(ZoneId zone) {
    if (!zone.getId().equals("UTC")) {
      resource()
          .addPropertyOverride("ExtendedS3DestinationConfiguration.CustomTimeZone", zone.getId());
    }
  }

  /**
   * The stream by the grant that Firehose makes itself, since the CDK would add a role that nobody
   * uses; and objects of a bucket that is there by name, as its policy may refuse others.
   */
  private void encrypt(IKey key) {
    String encryption = "DeliveryStreamEncryptionConfigurationInput";
    resource().addPropertyOverride(encryption + ".KeyType", "CUSTOMER_MANAGED_CMK");
    resource().addPropertyOverride(encryption + ".KeyARN", key.getKeyArn());
    if (props.bucket.isPresent()) {
      resource()
          .addPropertyOverride(
              "ExtendedS3DestinationConfiguration.EncryptionConfiguration.KMSEncryptionConfig"
                  + ".AWSKMSKeyARN",
              key.getKeyArn());
    }
  }

  private CfnDeliveryStream resource() {
    return (CfnDeliveryStream) stream.getNode().getDefaultChild();
  }

  /**
   * Lets {@code grantee} read the objects of one partition value, and list them: by its own policy
   * where this app can change that, else by the bucket's; and use the bucket's key. The value is
   * the folder at the top of the bucket, where the prefix begins with a key.
   */
  public void grantRead(IGrantable grantee, String partitionValue) {
    String folder = partitionValue + "/*";
    allow(grantee, "s3:GetObject", bucket.arnForObjects(folder), Map.of());
    Map<String, Object> inFolder = Map.of("StringLike", Map.of("s3:prefix", folder));
    allow(grantee, "s3:ListBucket", bucket.getBucketArn(), inFolder);
    if (bucket.getEncryptionKey() != null) {
      bucket.getEncryptionKey().grantDecrypt(grantee);
    }
  }

  private void allow(
      IGrantable grantee, String action, String arn, Map<String, Object> conditions) {
    PolicyStatement.Builder statement =
        PolicyStatement.Builder.create()
            .actions(List.of(action))
            .resources(List.of(arn))
            .conditions(conditions);
    IPrincipal principal = grantee.getGrantPrincipal();
    if (!principal.addToPrincipalPolicy(statement.build()).getStatementAdded()) {
      bucket.addToResourcePolicy(statement.principals(List.of(principal)).build());
    }
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

  /** The routing rules that events are filed by. */
  RoutingRules rules() {
    return props.partitioning.rules();
  }

  /** What delivered objects' names begin with, as Firehose has it. */
  public String prefix() {
    return rules().prefix().forProcessor(props.partitioning.processor());
  }

  /** The function that gives the partition keys; empty: inline JQ does. */
  Optional<PartitioningFunction> function() {
    return props.partitioning.function();
  }

  /** The longest time that events wait for their object to be written. */
  public Duration bufferInterval() {
    return props.bufferInterval;
  }

  /** What an archive is made of. */
  public static final class Builder {

    private final Construct scope;
    private final String id;
    Partitioning partitioning;
    Optional<IBucket> bucket = Optional.empty();
    Optional<String> bucketName = Optional.empty();
    Duration expiration = Duration.days(365);
    RetentionDays logRetention = RetentionDays.ONE_YEAR;
    Duration bufferInterval = Duration.seconds(900);
    Size bufferSize = Size.mebibytes(128);
    Optional<IKey> encryptionKey = Optional.empty();
    Optional<Duration> archiveAfter = Optional.empty();
    Optional<IBucket> accessLogs = Optional.empty();
    RemovalPolicy removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

    private Builder(Construct scope, String id) {
      this.scope = scope;
      this.id = id;
    }

    /** Begins with the defaults. */
    public static Builder create(Construct scope, String id) {
      return new Builder(scope, id);
    }

    /** Where the partition keys come from; required. */
    public Builder partitioning(Partitioning value) {
      partitioning = value;
      return this;
    }

    /** A bucket that is there already; its policy and lifecycle stay its owner's (a new one). */
    public Builder bucket(IBucket value) {
      bucket = Optional.of(value);
      return this;
    }

    /** Name of a new bucket (CloudFormation names it). */
    public Builder bucketName(String value) {
      bucketName = Optional.of(value);
      return this;
    }

    /** When objects in a new bucket expire, in whole days (365 days). */
    public Builder expiration(Duration value) {
      expiration = value;
      return this;
    }

    /** How long the delivery stream's error log lives (one year). */
    public Builder logRetention(RetentionDays value) {
      logRetention = value;
      return this;
    }

    /** Longest wait before an object is written, 60 to 900 seconds (900 seconds). */
    public Builder bufferInterval(Duration value) {
      bufferInterval = value;
      return this;
    }

    /** Size of an object before compression, 64 to 128 MiB (128 MiB). */
    public Builder bufferSize(Size value) {
      bufferSize = value;
      return this;
    }

    /** Key for bucket, delivery stream and error log (keys of AWS). */
    public Builder encryptionKey(IKey value) {
      encryptionKey = Optional.of(value);
      return this;
    }

    /**
     * When objects of at least 128 KiB move to Glacier Instant Retrieval, in whole days (never).
     */
    public Builder archiveAfter(Duration value) {
      archiveAfter = Optional.of(value);
      return this;
    }

    /** Bucket for the new bucket's server access logs, whose policy must let S3 write (none). */
    public Builder accessLogs(IBucket value) {
      accessLogs = Optional.of(value);
      return this;
    }

    /** What becomes of a new bucket and the error log without the stack (they stay). */
    public Builder removalPolicy(RemovalPolicy value) {
      removalPolicy = value;
      return this;
    }

    /** Makes it. */
    public EventArchive build() {
      Objects.requireNonNull(partitioning, "partitioning is required");
      return new EventArchive(this);
    }
  }
}
