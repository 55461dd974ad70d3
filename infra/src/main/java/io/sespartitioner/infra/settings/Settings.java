package io.sespartitioner.infra.settings;

import io.sespartitioner.infra.pipeline.Reader;
import io.sespartitioner.infra.pipeline.RoutingRulesFile;
import io.sespartitioner.routing.Processor;
import io.sespartitioner.ses.SesEventType;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a deployment has chosen; every value is checked.
 *
 * @param domain sender domain in lower case
 * @param logExpirationDays days until delivered objects expire, at least 1
 * @param bounceFeedbackAddress e-mail address for bounces
 * @param complaintFeedbackAddress e-mail address for complaints
 * @param processor what works out the partition keys
 * @param rules the routing rules; with {@link Processor#JQ}, JQ can express them
 * @param configurationSet name of a configuration set that is there already
 * @param bucket name of a bucket that is there already
 * @param eventTypes the event types to publish, never empty
 * @param bufferSeconds S3 buffer hint, 60 to 900
 * @param bufferMebibytes S3 buffer hint, 64 to 128
 * @param alarmAddress e-mail address for alarms
 * @param readers who may read which partition, ordered by partition value
 * @param owner what the account's owners ask for
 * @param backfill old logs to file by the rules
 * @param athena whether the delivered log can be asked by Amazon Athena
 * @param functionBuild folder of the function's build, if it is not at its usual place
 */
public record Settings(
    String domain,
    int logExpirationDays,
    Optional<String> bounceFeedbackAddress,
    Optional<String> complaintFeedbackAddress,
    Processor processor,
    RoutingRulesFile rules,
    Optional<String> configurationSet,
    Optional<String> bucket,
    List<SesEventType> eventTypes,
    int bufferSeconds,
    int bufferMebibytes,
    Optional<String> alarmAddress,
    List<Reader> readers,
    Owner owner,
    Optional<Backfill> backfill,
    boolean athena,
    Optional<Path> functionBuild) {

  /** Keeps copies of the lists. */
  public Settings {
    eventTypes = List.copyOf(eventTypes);
    readers = List.copyOf(readers);
  }

  /**
   * The settings in {@code context}, the context values of a CDK app: texts, or whole numbers as
   * {@code cdk.json} may have them. An empty text counts as not given, and other keys are ignored.
   *
   * @param folder the folder that relative paths start from
   * @throws BadSettingsException with every problem there is
   */
  public static Settings read(Map<String, Object> context, Path folder) {
    return new SettingsReader(context, folder).read();
  }

  /**
   * Old logs to file by the rules.
   *
   * @param bucket the bucket that they are in
   * @param prefix what their names begin with, without a slash at the end; empty: all of the bucket
   * @param job the job's jar
   */
  public record Backfill(String bucket, String prefix, Path job) {}

  /**
   * What the owners of an account ask of everything in it.
   *
   * @param encryptionKey ARN of a KMS key for bucket and delivery stream; empty: keys of AWS
   * @param archiveAfterDays days until delivered objects move to Glacier Instant Retrieval
   * @param accessLogs name of the bucket that takes the server access logs
   * @param permissionsBoundary name or ARN of the policy that bounds every role
   * @param tags tags of every resource, value by key
   */
  public record Owner(
      Optional<String> encryptionKey,
      Optional<Integer> archiveAfterDays,
      Optional<String> accessLogs,
      Optional<String> permissionsBoundary,
      SortedMap<String, String> tags) {

    /** Keeps a copy of the tags. */
    public Owner {
      tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }
  }
}
