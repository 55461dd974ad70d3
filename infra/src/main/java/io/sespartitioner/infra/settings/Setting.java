package io.sespartitioner.infra.settings;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of a deployment, by the name of their context value. */
public enum Setting {
  /** Sender domain, such as {@code example.com}; required. */
  DOMAIN("domain"),
  /** Days until delivered objects expire. */
  LOG_EXPIRATION_DAYS("logExpirationDays"),
  /** E-mail address that bounces are sent to. */
  BOUNCE_FEEDBACK_ADDRESS("bounceFeedbackAddress"),
  /** E-mail address that complaints are sent to. */
  COMPLAINT_FEEDBACK_ADDRESS("complaintFeedbackAddress"),
  /** {@code lambda} or {@code jq}. */
  PROCESSOR("processor"),
  /** Path of a {@code routing.json}. */
  RULES("rules"),
  /** Name of a configuration set that is there already. */
  CONFIGURATION_SET("configurationSet"),
  /** Name of a bucket that is there already. */
  BUCKET("bucket"),
  /** SES event types, comma-separated, or {@code all}. */
  EVENT_TYPES("eventTypes"),
  /** Longest wait before an object is written, in seconds. */
  BUFFER_SECONDS("bufferSeconds"),
  /** Largest object before compression, in mebibytes. */
  BUFFER_MEBIBYTES("bufferMebibytes"),
  /** E-mail address that alarms go to. */
  ALARM_ADDRESS("alarmAddress"),
  /** Who may read which partition: ARNs of roles and users by partition value. */
  READERS("readers"),
  /** ARN of a KMS key for bucket and delivery stream. */
  ENCRYPTION_KEY("encryptionKey"),
  /** Days until delivered objects move to S3 Glacier Instant Retrieval. */
  ARCHIVE_AFTER_DAYS("archiveAfterDays"),
  /** Name of the bucket that takes the server access logs of the new bucket. */
  ACCESS_LOGS("accessLogs"),
  /** Name or ARN of the policy that bounds every role. */
  PERMISSIONS_BOUNDARY("permissionsBoundary"),
  /** Tags of every resource, value by key. */
  TAGS("tags"),
  /** {@code none}, or the place of old logs, {@code s3://BUCKET/PREFIX}. */
  BACKFILL("backfill"),
  /** The settings of several stacks by their domain; each has the others' where it says nothing. */
  DEPLOYMENTS("deployments"),
  /** {@code none}, or {@code athena}. */
  QUERY("query"),
  /** Folder of the function's build, where it is not at its usual place. */
  FUNCTION_BUILD("functionBuild"),
  /** Path of the backfill job's jar, where it is not at its usual place. */
  BACKFILL_JOB("backfillJob");

  private final String key;

  Setting(String key) {
    this.key = key;
  }

  /** The context value's name, such as {@code logExpirationDays}. */
  public String key() {
    return key;
  }

  /** The context values that a deployment of several may have of its own. */
  static Set<String> ofDeployments() {
    return Stream.of(values())
        .filter(setting -> setting != DOMAIN && setting != DEPLOYMENTS)
        .map(Setting::key)
        .collect(Collectors.toUnmodifiableSet());
  }
}
