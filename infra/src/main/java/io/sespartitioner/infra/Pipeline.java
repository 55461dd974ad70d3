package io.sespartitioner.infra;

import io.sespartitioner.function.PartitioningHandler;
import io.sespartitioner.infra.pipeline.BackfillJob;
import io.sespartitioner.infra.pipeline.EventArchive;
import io.sespartitioner.infra.pipeline.EventPublishing;
import io.sespartitioner.infra.pipeline.FeedbackTopics;
import io.sespartitioner.infra.pipeline.LogRetention;
import io.sespartitioner.infra.pipeline.Partitioning;
import io.sespartitioner.infra.pipeline.PartitioningFunction;
import io.sespartitioner.infra.pipeline.PartitioningQuery;
import io.sespartitioner.infra.pipeline.PipelineWatch;
import io.sespartitioner.infra.pipeline.Reader;
import io.sespartitioner.infra.pipeline.WatchedSender;
import io.sespartitioner.infra.query.EventQueries;
import io.sespartitioner.infra.query.EventQueriesProps;
import io.sespartitioner.infra.settings.Setting;
import io.sespartitioner.infra.settings.Settings;
import io.sespartitioner.ses.SesEventType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicies;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.ses.ConfigurationSet;
import software.amazon.awscdk.services.ses.ConfigurationSetTlsPolicy;
import software.amazon.awscdk.services.ses.EmailSendingEvent;
import software.constructs.Construct;

/** The constructs of a stack, as a deployment's settings want them. */
final class Pipeline {

  private final Construct scope;
  private final Settings settings;
  private final ResourceNames names;
  private final Optional<IKey> key;
  private final RetentionDays logRetention;
  private final RemovalPolicy removal;

  private final Partitioning partitioning;
  private final EventArchive archive;
  private final EventPublishing publishing;
  private final Optional<EventQueries> queries;
  private final Optional<BackfillJob> backfill;

  /**
   * Makes the constructs in {@code scope}.
   *
   * @param functionBuild the function's build; not looked at if the processor is JQ
   */
  Pipeline(Construct scope, Settings settings, Path functionBuild) {
    this.scope = scope;
    this.settings = settings;
    this.names = new ResourceNames(settings.name());
    this.key =
        settings
            .get(Setting.ENCRYPTION_KEY)
            .map(arn -> Key.fromKeyArn(scope, "EncryptionKey", arn));
    this.logRetention = LogRetention.atLeast(settings.get(Setting.LOG_EXPIRATION_DAYS));
    this.removal =
        settings.get(Setting.REMOVAL_DESTROYS)
            ? RemovalPolicy.DESTROY
            : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    this.partitioning =
        switch (settings.get(Setting.PROCESSOR)) {
          case JQ -> PartitioningQuery.of(settings.get(Setting.RULES).rules());
          case LAMBDA -> function(functionBuild);
        };
    this.archive = makeArchive();
    this.publishing = makePublishing();
    makeTopics();
    makeWatch();
    this.queries = settings.get(Setting.ATHENA) ? Optional.of(makeQueries()) : Optional.empty();
    this.backfill = makeBackfill();
  }

  private PartitioningFunction function(Path build) {
    PartitioningFunction.Builder function =
        PartitioningFunction.Builder.create(scope, "Partitioning")
            .build(build)
            .rules(settings.get(Setting.RULES))
            .logRetention(logRetention)
            .removalPolicy(removal);
    List<WatchedSender> senders = settings.get(Setting.SENDER_ALARMS);
    if (!senders.isEmpty()) {
      String names =
          senders.stream().map(WatchedSender::partitionValue).collect(Collectors.joining(" "));
      function.environment(Map.of(PartitioningHandler.WATCHED_SENDERS, names));
    }
    key.ifPresent(function::encryptionKey);
    return function.build();
  }

  private EventArchive makeArchive() {
    EventArchive.Builder made =
        EventArchive.Builder.create(scope, "Archive")
            .partitioning(partitioning)
            .expiration(Duration.days(settings.get(Setting.LOG_EXPIRATION_DAYS)))
            .logRetention(logRetention)
            .bufferInterval(Duration.seconds(settings.get(Setting.BUFFER_SECONDS)))
            .bufferSize(Size.mebibytes(settings.get(Setting.BUFFER_MEBIBYTES)))
            .removalPolicy(removal);
    key.ifPresent(made::encryptionKey);
    settings.get(Setting.ARCHIVE_AFTER_DAYS).map(Duration::days).ifPresent(made::archiveAfter);
    settings
        .get(Setting.ACCESS_LOGS)
        .map(name -> Bucket.fromBucketName(scope, "AccessLogs", name))
        .ifPresent(made::accessLogs);
    settings
        .get(Setting.BUCKET)
        .ifPresentOrElse(
            name -> made.bucket(existing(name)), () -> made.bucketName(names.bucket()));
    return made.build();
  }

  private IBucket existing(String name) {
    return Bucket.fromBucketAttributes(
        scope,
        "Bucket",
        BucketAttributes.builder().bucketName(name).encryptionKey(key.orElse(null)).build());
  }

  private EventPublishing makePublishing() {
    EventPublishing.Builder made =
        EventPublishing.Builder.create(scope, "Publishing").stream(archive.stream())
            .events(events())
            .tlsPolicy(
                settings.get(Setting.TLS_REQUIRED)
                    ? ConfigurationSetTlsPolicy.REQUIRE
                    : ConfigurationSetTlsPolicy.OPTIONAL)
            .removalPolicy(removal);
    key.ifPresent(made::encryptionKey);
    settings
        .get(Setting.CONFIGURATION_SET)
        .map(name -> ConfigurationSet.fromConfigurationSetName(scope, "ConfigurationSet", name))
        .ifPresentOrElse(
            made::configurationSet, () -> made.configurationSetName(names.configurationSet()));
    return made.build();
  }

  /** The CDK's constants have the names of ours; a test holds the two lists together. */
  private List<EmailSendingEvent> events() {
    return settings.get(Setting.EVENT_TYPES).stream()
        .map(SesEventType::name)
        .map(EmailSendingEvent::valueOf)
        .toList();
  }

  private void makeTopics() {
    FeedbackTopics.Builder made =
        FeedbackTopics.Builder.create(scope, "Feedback")
            .configurationSet(publishing.configurationSet());
    settings.get(Setting.BOUNCE_FEEDBACK_ADDRESS).ifPresent(made::bounceAddress);
    settings.get(Setting.COMPLAINT_FEEDBACK_ADDRESS).ifPresent(made::complaintAddress);
    key.ifPresent(made::encryptionKey);
    made.build();
  }

  private void makeWatch() {
    PipelineWatch.Builder made =
        PipelineWatch.Builder.create(scope, "Watch")
            .archive(archive)
            .senders(settings.get(Setting.SENDER_ALARMS))
            .silentAfterHours(settings.get(Setting.SILENT_AFTER_HOURS));
    settings.get(Setting.ALARM_ADDRESS).ifPresent(made::address);
    key.ifPresent(made::encryptionKey);
    made.build();
  }

  private EventQueries makeQueries() {
    EventQueries made =
        new EventQueries(
            scope,
            "Queries",
            new EventQueriesProps(
                archive.bucket(),
                settings.get(Setting.RULES).rules(),
                names.database(),
                settings.get(Setting.READERS).stream()
                    .map(Reader::partitionValue)
                    .collect(Collectors.toSet()),
                Set.copyOf(settings.get(Setting.EVENT_TYPES))));
    if (settings.get(Setting.REMOVAL_DESTROYS)) {
      RemovalPolicies.of(made).destroy();
    }
    return made;
  }

  private Optional<BackfillJob> makeBackfill() {
    return settings
        .get(Setting.BACKFILL)
        .map(
            old -> {
              BackfillJob.Builder job =
                  BackfillJob.Builder.create(scope, "Backfill")
                      .archive(archive)
                      .rules(settings.get(Setting.RULES))
                      .jar(old.job())
                      .source(Bucket.fromBucketName(scope, "OldLogs", old.bucket()))
                      .prefix(old.prefix())
                      .logRetention(logRetention)
                      .removalPolicy(removal);
              key.ifPresent(job::encryptionKey);
              return job.build();
            });
  }

  Partitioning partitioning() {
    return partitioning;
  }

  EventArchive archive() {
    return archive;
  }

  EventPublishing publishing() {
    return publishing;
  }

  Optional<EventQueries> queries() {
    return queries;
  }

  Optional<BackfillJob> backfill() {
    return backfill;
  }
}
