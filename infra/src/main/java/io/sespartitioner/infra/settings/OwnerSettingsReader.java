package io.sespartitioner.infra.settings;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads what the owners of an account ask for. */
final class OwnerSettingsReader {

  private static final Predicate<String> KEY =
      Pattern.compile("arn:(aws|aws-cn|aws-us-gov):kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}")
          .asMatchPredicate();

  private static final Predicate<String> POLICY =
      Pattern.compile(
              "(arn:(aws|aws-cn|aws-us-gov):iam::(aws|[0-9]{12}):policy/([A-Za-z0-9+=,.@_-]+/)*)?"
                  + "[A-Za-z0-9+=,.@_-]{1,128}")
          .asMatchPredicate();

  private static final Predicate<String> TAG_KEY =
      Pattern.compile("(?!(?i)aws:)[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}").asMatchPredicate();

  private static final Predicate<String> TAG_VALUE =
      Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{0,256}").asMatchPredicate();

  private static final int MOST_TAGS = 50;
  private static final int MOST_DAYS = 36_500;

  private final ContextValues values;

  OwnerSettingsReader(ContextValues values) {
    this.values = values;
  }

  /**
   * The settings for a bucket that the stack makes, or for one that is there already.
   *
   * @param logExpirationDays days until objects expire
   */
  Settings.Owner read(boolean existingBucket, int logExpirationDays) {
    Settings.Owner settings =
        new Settings.Owner(
            values.text(
                Setting.ENCRYPTION_KEY,
                KEY,
                "the ARN of a KMS key (not of an alias), such as"
                    + " arn:aws:kms:eu-west-1:111122223333:key/"
                    + "1234abcd-12ab-34cd-56ef-1234567890ab"),
            archiveAfterDays(logExpirationDays),
            values.text(
                Setting.ACCESS_LOGS, BucketNames::allow, "the name of a bucket in this region"),
            values.text(
                Setting.PERMISSIONS_BOUNDARY, POLICY, "the name or the ARN of an IAM policy"),
            tags());
    if (existingBucket) {
      settings.archiveAfterDays().ifPresent(days -> ofTheOwner(Setting.ARCHIVE_AFTER_DAYS));
      settings.accessLogs().ifPresent(name -> ofTheOwner(Setting.ACCESS_LOGS));
    }
    return settings;
  }

  private void ofTheOwner(Setting setting) {
    values.problem(
        setting, "can't be set on an existing bucket: set it there, or leave bucket empty.");
  }

  private Optional<Integer> archiveAfterDays(int logExpirationDays) {
    if (values.text(Setting.ARCHIVE_AFTER_DAYS).isEmpty()) {
      return Optional.empty();
    }
    int none = -1;
    int days = values.number(Setting.ARCHIVE_AFTER_DAYS, none, 0, MOST_DAYS);
    if (days != none) {
      ArchivePrice.refusal(days, logExpirationDays)
          .ifPresent(why -> values.problem(Setting.ARCHIVE_AFTER_DAYS, why));
    }
    return Optional.of(days);
  }

  private SortedMap<String, String> tags() {
    SortedMap<String, String> tags = new TreeMap<>();
    for (Map.Entry<String, Object> tag : values.object(Setting.TAGS).entrySet()) {
      String value = String.valueOf(tag.getValue());
      if (!TAG_KEY.test(tag.getKey())) {
        tagProblem("key '" + tag.getKey() + "' is not 1 to 128 ", ", not beginning with aws:");
      }
      if (!TAG_VALUE.test(value) || tag.getValue() == null || tag.getValue() instanceof Map) {
        tagProblem("value '" + value + "', of " + tag.getKey() + ", is not at most 256 ", "");
      }
      tags.put(tag.getKey(), value);
    }
    if (tags.size() > MOST_TAGS) {
      values.problem(
          Setting.TAGS, "has " + tags.size() + " tags; AWS takes " + MOST_TAGS + " a resource.");
    }
    return tags;
  }

  private void tagProblem(String what, String more) {
    values.problem(Setting.TAGS, what + "letters, digits, spaces and _ . : / = + - @" + more + ".");
  }
}
