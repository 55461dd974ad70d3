package io.sespartitioner.infra.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What owners ask for, as it is read from context values. */
class OwnerSettingsTest {

  private static final String KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "30, 365, true",
    "106, 365, true",
    "107, 365, false",
    "29, 3650, false",
    "0, 3650, false"
  })
  void archiveThatDoesNotPayIsAWarning(String after, String expiration, boolean pays) {
    Map<String, Object> context =
        Map.of("archiveAfterDays", after, "logExpirationDays", expiration);
    if (pays) {
      assertThat(read(context).get(Setting.ARCHIVE_AFTER_DAYS)).hasValue(Integer.valueOf(after));
      assertThat(read(context).warnings()).isEmpty();
    } else {
      assertThat(read(context).warnings())
          .singleElement()
          .asString()
          .startsWith("archiveAfterDays: '" + after + "' ");
    }
  }

  @Test
  void archiveOfWhatHasExpiredIsAProblem() {
    assertThat(problems(Map.of("archiveAfterDays", 365)))
        .containsExactly(
            "archiveAfterDays: '365' is not before logExpirationDays, when objects are deleted.");
  }

  @Test
  void archiveThatDoesNotPayIsToldWithTheSums() {
    // by hand: 2e-5; 2^-13 GiB x 0.004 x 165 / 30; x 0.023; 20000 / 2^30 x 0.023 x 165 / 30
    assertThat(read(Map.of("archiveAfterDays", 200)).warnings())
        .containsExactly(
            "archiveAfterDays: '200' leaves 165 of the 365 days of logExpirationDays, and a move"
                + " pays after 259. An object of 128 KiB costs $0.0000200 to move and $0.0000027"
                + " there, but $0.0000154 where it is. One of 20 kB, billed as 128 KiB, costs"
                + " $0.0000200 to move and $0.0000027 there, but $0.0000024 where it is. Write 30"
                + " to 106, or raise logExpirationDays.");
  }

  @ParameterizedTest
  @CsvSource({
    "archiveAfterDays, 60",
    "accessLogs, my-access-logs",
  })
  void bucketThatIsThereKeepsItsOwnersSettings(String setting, String value) {
    assertThat(problems(Map.of("bucket", "old-bucket", setting, value)))
        .containsExactly(
            setting + ": can't be set on an existing bucket: set it there, or leave bucket empty.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          encryptionKey       | alias/mail                                 | is not the ARN of a KMS key
          encryptionKey       | arn:aws:kms:eu-west-1:111122223333:alias/a | is not the ARN of a KMS key
          archiveAfterDays    | soon                                       | is not a whole number
          accessLogs          | s3://logs                                  | is not the name of a bucket
          permissionsBoundary | arn:aws:iam::111122223333:role/r           | is not the name or the ARN
          permissionsBoundary | no spaces                                  | is not the name or the ARN
          tags                | team=mail                                  | is not the JSON text of an object
          tags                | ["team"]                                   | is not the JSON text of an object
          tags                | {"aws:team": "mail"}                       | not beginning with aws:
          tags                | {"team": null}                             | is not at most 256
          readers             | {"a": null}                                | a has no reader
          readers             | [1]                                        | is not the JSON text of an object
          tags                | {"team": "a;b"}                            | is not at most 256
          backfill            | old-bucket                                 | is neither none nor the place of old logs
          backfill            | s3://Old/x                                 | is neither none nor the place of old logs
          backfill            | s3://old-bucket/a*                         | is neither none nor the place of old logs
          """)
  void badValueIsAProblem(String key, String value, String problem) {
    assertThat(problems(Map.of(key, value)))
        .singleElement()
        .asString()
        .startsWith(key + ": ")
        .contains(problem);
  }

  @Test
  void whatIsWellSaidIsRead() {
    Settings owner =
        read(
            Map.of(
                "encryptionKey",
                KEY,
                "accessLogs",
                "my-access-logs",
                "permissionsBoundary",
                "arn:aws:iam::aws:policy/PowerUserAccess",
                "tags",
                Map.of("cost center", "mail/1")));
    assertThat(owner.get(Setting.ENCRYPTION_KEY)).hasValue(KEY);
    assertThat(owner.get(Setting.ACCESS_LOGS)).hasValue("my-access-logs");
    assertThat(owner.get(Setting.PERMISSIONS_BOUNDARY))
        .hasValue("arn:aws:iam::aws:policy/PowerUserAccess");
    assertThat(owner.get(Setting.TAGS)).containsExactly(Map.entry("cost center", "mail/1"));
  }

  @Test
  void missingJobIsToldWithItsBuild() {
    Path nowhere = folder.resolve("nowhere.jar");
    assertThat(problems(Map.of("backfill", "s3://old-bucket/", "backfillJob", nowhere.toString())))
        .singleElement()
        .asString()
        .startsWith("backfill: cannot find the job in " + nowhere)
        .contains("./mvnw -DskipTests -pl events/backfill -am package");
  }

  @Test
  void theBucketThatIsFiledIntoIsNoPlaceOfOldLogsButAFolderOfItMayBe() {
    assertThat(problems(Map.of("bucket", "mail-log", "backfill", "s3://mail-log/")))
        .singleElement()
        .asString()
        .startsWith("backfill: 's3://mail-log/' is all of the bucket that the events are filed in");
    assertThat(
            read(Map.of("bucket", "mail-log", "backfill", "s3://mail-log/old"))
                .get(Setting.BACKFILL))
        .isPresent();
  }

  private Settings read(Map<String, Object> context) {
    try {
      Map<String, Object> values = new HashMap<>(context);
      values.put("domain", "example.com");
      Path job = folder.resolve("job.jar");
      if (!Files.exists(job)) {
        Files.createFile(job);
      }
      values.putIfAbsent("backfillJob", job.toString());
      return Settings.read(values, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> problems(Map<String, Object> context) {
    return catchThrowableOfType(BadSettingsException.class, () -> read(context)).problems();
  }
}
