package io.sespartitioner.infra.pipeline;

import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * What an {@link EventArchive} is made of.
 *
 * @param partitioning where the partition keys come from
 * @param bucket a bucket that is there already; empty: a new one (a new one)
 * @param bucketName name of a new bucket; empty: CloudFormation names it (empty)
 * @param expiration when objects in a new bucket expire, in whole days (365 days)
 * @param logRetention how long the delivery stream's error log lives (one year)
 * @param bufferInterval longest wait before an object is written, 60 to 900 seconds (900 seconds)
 * @param bufferSize size of an object before compression, 64 to 128 MiB (128 MiB)
 * @param options what a bucket's owner may ask for beyond that (nothing)
 */
public record EventArchiveProps(
    Partitioning partitioning,
    Optional<IBucket> bucket,
    Optional<String> bucketName,
    Duration expiration,
    RetentionDays logRetention,
    Duration bufferInterval,
    Size bufferSize,
    BucketOptions options) {

  /** An archive in a new bucket, everything by default. */
  public static EventArchiveProps of(Partitioning partitioning) {
    return new EventArchiveProps(
        partitioning,
        Optional.empty(),
        Optional.empty(),
        Duration.days(365),
        RetentionDays.ONE_YEAR,
        Duration.seconds(900),
        Size.mebibytes(128),
        BucketOptions.none());
  }

  /** The same into a bucket that is there already; its policy and lifecycle stay its owner's. */
  public EventArchiveProps withBucket(IBucket existing) {
    return new EventArchiveProps(
        partitioning,
        Optional.of(existing),
        bucketName,
        expiration,
        logRetention,
        bufferInterval,
        bufferSize,
        options);
  }

  /** The same with a name for the new bucket. */
  public EventArchiveProps withBucketName(String name) {
    return new EventArchiveProps(
        partitioning,
        bucket,
        Optional.of(name),
        expiration,
        logRetention,
        bufferInterval,
        bufferSize,
        options);
  }

  /** The same with other lifetimes of objects and log. */
  public EventArchiveProps withLifetimes(Duration objects, RetentionDays log) {
    return new EventArchiveProps(
        partitioning, bucket, bucketName, objects, log, bufferInterval, bufferSize, options);
  }

  /** The same with other buffer hints; whichever is reached first writes the object. */
  public EventArchiveProps withBuffer(Duration interval, Size size) {
    return new EventArchiveProps(
        partitioning, bucket, bucketName, expiration, logRetention, interval, size, options);
  }

  /** The same with what the bucket's owner asks for. */
  public EventArchiveProps withOptions(BucketOptions asked) {
    return new EventArchiveProps(
        partitioning,
        bucket,
        bucketName,
        expiration,
        logRetention,
        bufferInterval,
        bufferSize,
        asked);
  }
}
