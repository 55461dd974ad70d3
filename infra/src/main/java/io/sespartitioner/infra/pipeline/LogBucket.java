package io.sespartitioner.infra.pipeline;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

/** The bucket that delivered events and error output are kept in. */
final class LogBucket {

  /** Firehose finishes or repeats an upload within a day, so a week-old part is nobody's. */
  private static final Duration UNFINISHED_UPLOADS = Duration.days(7);

  /** S3 bills an archived object as at least this, so a smaller one would cost more there. */
  private static final int SMALLEST_ARCHIVED_BYTES = 128 * 1024;

  private LogBucket() {}

  /**
   * A private bucket for {@code props}. By default it outlives its stack, since it is the log; only
   * a creation that fails takes it away again, so that the next try finds its name free.
   */
  static IBucket create(Construct scope, EventArchive.Builder props) {
    Bucket.Builder builder =
        Bucket.Builder.create(scope, "Bucket")
            .bucketName(props.bucketName.orElse(null))
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .lifecycleRules(lifecycle(props))
            .metrics(
                ErrorOutput.of(props.partitioning.rules()).stream()
                    .map(ErrorOutput::counting)
                    .toList())
            .removalPolicy(props.removalPolicy);
    props.encryptionKey.ifPresent(key -> encrypt(builder, key));
    Bucket bucket = builder.build();
    props.archiveAfter.ifPresent(age -> writeSizeAsText(bucket));
    props.accessLogs.ifPresent(logs -> logAccess(bucket, logs, accessLogsPrefix(props)));
    // A bucket that stays must go on refusing connections without TLS.
    bucket.getPolicy().applyRemovalPolicy(props.removalPolicy);
    return bucket;
  }

  private static List<LifecycleRule> lifecycle(EventArchive.Builder props) {
    List<LifecycleRule> rules = new ArrayList<>();
    rules.add(
        LifecycleRule.builder()
            .expiration(props.expiration)
            .abortIncompleteMultipartUploadAfter(UNFINISHED_UPLOADS)
            .build());
    props.archiveAfter.ifPresent(
        age ->
            rules.add(
                LifecycleRule.builder()
                    .objectSizeGreaterThan(SMALLEST_ARCHIVED_BYTES - 1)
                    .transitions(
                        List.of(
                            Transition.builder()
                                .storageClass(StorageClass.GLACIER_INSTANT_RETRIEVAL)
                                .transitionAfter(age)
                                .build()))
                    .build()));
    return rules;
  }

  /** CloudFormation has texts for sizes, where the CDK has numbers. */
  private static void writeSizeAsText(Bucket bucket) {
    ((CfnBucket) bucket.getNode().getDefaultChild())
        .addPropertyOverride(
            "LifecycleConfiguration.Rules.1.ObjectSizeGreaterThan",
            Integer.toString(SMALLEST_ARCHIVED_BYTES - 1));
  }

  /** With a bucket key, S3 asks KMS once for many objects. */
  private static void encrypt(Bucket.Builder builder, IKey key) {
    builder.encryption(BucketEncryption.KMS).encryptionKey(key).bucketKeyEnabled(true);
  }

  /** A bucket that CloudFormation names can't have its own name in its properties. */
  private static String accessLogsPrefix(EventArchive.Builder props) {
    return props.bucketName.orElse("ses-partitioner") + "/";
  }

  /** The logs' bucket is somebody else's, so its policy is, too; the CDK would warn of that. */
  private static void logAccess(Bucket bucket, IBucket logs, String prefix) {
    CfnBucket resource = (CfnBucket) bucket.getNode().getDefaultChild();
    resource.setLoggingConfiguration(
        CfnBucket.LoggingConfigurationProperty.builder()
            .destinationBucketName(logs.getBucketName())
            .logFilePrefix(prefix)
            .build());
  }
}
