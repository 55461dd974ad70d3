package io.sespartitioner.infra.pipeline;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.constructs.Construct;

/** The bucket that delivered events and error output are kept in. */
final class LogBucket {

  /** Firehose finishes or repeats an upload within a day, so a week-old part is nobody's. */
  private static final Duration UNFINISHED_UPLOADS = Duration.days(7);

  private LogBucket() {}

  /**
   * A private bucket for {@code props}. It outlives its stack, since it is the log; only a creation
   * that fails takes it away again, so that the next try finds its name free.
   */
  static IBucket create(Construct scope, EventArchiveProps props) {
    Bucket bucket =
        Bucket.Builder.create(scope, "Bucket")
            .bucketName(props.bucketName().orElse(null))
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .expiration(props.expiration())
                        .abortIncompleteMultipartUploadAfter(UNFINISHED_UPLOADS)
                        .build()))
            .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
            .build();
    // A bucket that stays must go on refusing connections without TLS.
    bucket.getPolicy().applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    return bucket;
  }
}
