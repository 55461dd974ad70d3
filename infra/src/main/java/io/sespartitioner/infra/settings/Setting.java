package io.sespartitioner.infra.settings;

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
  /** Folder of the function's build, where it is not at its usual place. */
  FUNCTION_BUILD("functionBuild");

  private final String key;

  Setting(String key) {
    this.key = key;
  }

  /** The context value's name, such as {@code logExpirationDays}. */
  public String key() {
    return key;
  }
}
