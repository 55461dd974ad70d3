package io.sespartitioner.infra;

import io.sespartitioner.infra.pipeline.BackfillJob;
import io.sespartitioner.infra.pipeline.BackfillJobProps;
import io.sespartitioner.infra.pipeline.BucketOptions;
import io.sespartitioner.infra.pipeline.EventArchive;
import io.sespartitioner.infra.pipeline.EventArchiveProps;
import io.sespartitioner.infra.pipeline.EventPublishingProps;
import io.sespartitioner.infra.pipeline.LogRetention;
import io.sespartitioner.infra.pipeline.Partitioning;
import io.sespartitioner.infra.pipeline.PartitioningFunction;
import io.sespartitioner.infra.pipeline.PartitioningFunctionProps;
import io.sespartitioner.infra.pipeline.PartitioningQuery;
import io.sespartitioner.infra.pipeline.PipelineWatchProps;
import io.sespartitioner.infra.pipeline.Reader;
import io.sespartitioner.infra.query.EventQueriesProps;
import io.sespartitioner.infra.settings.Settings;
import io.sespartitioner.ses.SesEventType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.kinesisfirehose.IDeliveryStream;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.ses.ConfigurationSet;
import software.amazon.awscdk.services.ses.EmailSendingEvent;
import software.constructs.Construct;

/**
 * A deployment's settings in the words of the constructs.
 *
 * @param scope the stack, for references to what is there already
 * @param settings what the deployment has chosen
 * @param names the names made from its domain
 */
record PipelineProps(Construct scope, Settings settings, ResourceNames names) {

  Partitioning partitioning(Path functionBuild) {
    return switch (settings.processor()) {
      case JQ -> PartitioningQuery.of(settings.rules().rules());
      case LAMBDA ->
          new PartitioningFunction(
              scope,
              "Partitioning",
              PartitioningFunctionProps.of(functionBuild, settings.rules())
                  .withLogRetention(logRetention()));
    };
  }

  EventArchiveProps archive(Partitioning partitioning) {
    BucketOptions options = bucketOptions();
    EventArchiveProps props =
        EventArchiveProps.of(partitioning)
            .withLifetimes(Duration.days(settings.logExpirationDays()), logRetention())
            .withBuffer(
                Duration.seconds(settings.bufferSeconds()),
                Size.mebibytes(settings.bufferMebibytes()))
            .withOptions(options);
    return settings
        .bucket()
        .map(name -> props.withBucket(existing(name, options)))
        .orElseGet(() -> props.withBucketName(names.bucket()));
  }

  private BucketOptions bucketOptions() {
    Settings.Owner owner = settings.owner();
    return new BucketOptions(
        owner.encryptionKey().map(arn -> Key.fromKeyArn(scope, "EncryptionKey", arn)),
        owner.archiveAfterDays().map(Duration::days),
        owner.accessLogs().map(name -> Bucket.fromBucketName(scope, "AccessLogs", name)));
  }

  private IBucket existing(String name, BucketOptions options) {
    return Bucket.fromBucketAttributes(
        scope,
        "Bucket",
        BucketAttributes.builder()
            .bucketName(name)
            .encryptionKey(options.encryptionKey().orElse(null))
            .build());
  }

  /** The job that files old logs into the archive, if there are any. */
  Optional<BackfillJob> backfill(EventArchive archive) {
    return settings
        .backfill()
        .map(
            old ->
                new BackfillJob(
                    scope,
                    "Backfill",
                    BackfillJobProps.of(
                            archive,
                            settings.rules(),
                            old.job(),
                            Bucket.fromBucketName(scope, "OldLogs", old.bucket()),
                            old.prefix())
                        .withLogRetention(logRetention())));
  }

  EventPublishingProps publishing(IDeliveryStream stream) {
    EventPublishingProps props = EventPublishingProps.of(stream).withEvents(events());
    return settings
        .configurationSet()
        .map(
            name ->
                props.withConfigurationSet(
                    ConfigurationSet.fromConfigurationSetName(scope, "ConfigurationSet", name)))
        .orElseGet(() -> props.withConfigurationSetName(names.configurationSet()));
  }

  PipelineWatchProps watch(EventArchive archive, Partitioning partitioning) {
    PipelineWatchProps props = PipelineWatchProps.of(archive, partitioning);
    return settings.alarmAddress().map(props::withAddress).orElse(props);
  }

  EventQueriesProps queries(EventArchive archive) {
    return new EventQueriesProps(
        archive.bucket(),
        settings.rules().rules(),
        names.database(),
        settings.readers().stream().map(Reader::partitionValue).collect(Collectors.toSet()),
        Set.copyOf(settings.eventTypes()));
  }

  private RetentionDays logRetention() {
    return LogRetention.atLeast(settings.logExpirationDays());
  }

  /** The CDK's constants have the names of ours; a test holds the two lists together. */
  private List<EmailSendingEvent> events() {
    return settings.eventTypes().stream()
        .map(SesEventType::name)
        .map(EmailSendingEvent::valueOf)
        .toList();
  }
}
