package io.sespartitioner.infra.pipeline;

import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * What a bucket's owner may ask for beyond the usual.
 *
 * @param encryptionKey key for the bucket and the delivery stream; empty: keys of AWS (empty)
 * @param archiveAfter when objects of at least 128 KiB move to Glacier Instant Retrieval, in whole
 *     days; empty: never (empty)
 * @param accessLogs bucket for the new bucket's server access logs, whose policy must let S3's
 *     logging write; empty: none (empty)
 */
public record BucketOptions(
    Optional<IKey> encryptionKey, Optional<Duration> archiveAfter, Optional<IBucket> accessLogs) {

  /** Nothing beyond the usual. */
  public static BucketOptions none() {
    return new BucketOptions(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
