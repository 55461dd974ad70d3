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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What owners ask for, as it is read from context values. */
class OwnerSettingsTest {

  private static final String KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:role/team-a",
        "arn:aws-cn:iam::111122223333:user/somebody@example.com",
        "arn:aws-us-gov:iam::111122223333:role/apps/eu/team_a,b+c=d.e",
        "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/"
            + "AWSReservedSSO_Mail_1a2b3c4d5e6f7a8b"
      })
  void rolesAndUsersAreReaders(String arn) {
    assertThat(read(Map.of("readers", Map.of("a", List.of(arn)))).readers())
        .singleElement()
        .satisfies(reader -> assertThat(reader.principals()).containsExactly(arn));
  }

  @Test
  void readersMayBeJsonTextAndOneReaderNeedsNoList() {
    String json = "{\"b\": [\"%1$s\", \"%1$s\"], \"a\": \"%1$s\"}";
    String arn = "arn:aws:iam::111122223333:role/r";
    assertThat(read(Map.of("readers", json.formatted(arn))).readers())
        .hasToString(
            "[Reader[partitionValue=a, principals=[%1$s]], Reader[partitionValue=b, principals=[%1$s]]]"
                .formatted(arn));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          arn:aws:iam::1111:role/r                       | is not the ARN of a role or user
          arn:aws:iam::111122223333:group/g              | is not the ARN of a role or user
          arn:aws:iam::111122223333:role/                | is not the ARN of a role or user
          arn:azure:iam::111122223333:role/r             | is not the ARN of a role or user
          arn:aws:iam::111122223333:role/team-*          | wildcards let in more
          arn:aws:iam::111122223333:role/team-?          | wildcards let in more
          *                                              | wildcards let in more
          arn:aws:iam::111122223333:root                 | an account's root lets in all
          arn:aws:sts::111122223333:assumed-role/r/s     | write the role's, not its session's
          team-a                                         | is not the ARN of a role or user
          """)
  void otherPrincipalsAreRefused(String principal, String problem) {
    assertThat(problems(Map.of("readers", Map.of("a", List.of(principal)))))
        .singleElement()
        .asString()
        .startsWith("readers: '" + principal + "', of a, is not the ARN of a role or user")
        .contains(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          a/../b            | no partition value is 'a/../b'; events of that text are in a_.._b-
          a b               | no partition value is 'a b'; events of that text are in a_b-
          *                 | no partition value is '*'
          processing-failed | 'processing-failed' can be error output
          """)
  void foldersThatAreNoPartitionAreRefused(String value, String problem) {
    assertThat(
            problems(Map.of("readers", Map.of(value, List.of("arn:aws:iam::111122223333:role/r")))))
        .singleElement()
        .asString()
        .startsWith("readers: " + problem);
  }

  @Test
  void prefixThatKeepsNoSenderApartIsRefused() throws IOException {
    Path rules =
        Files.writeString(
            folder.resolve("mine.json"),
            "{\"prefix\": \"mail/!{key:a}/\", \"keys\": {\"a\": {\"tag\": \"t\"}}}");
    assertThat(
            problems(
                Map.of(
                    "rules",
                    rules.toString(),
                    "readers",
                    Map.of("a", List.of("arn:aws:iam::111122223333:role/r")))))
        .singleElement()
        .asString()
        .contains("the first segment of the prefix mail/!{key:a}/ is not exactly one key");
  }

  @Test
  void policyThatS3WouldNotTakeIsRefused() {
    assertThat(problems(Map.of("readers", teams(60))))
        .singleElement()
        .asString()
        .contains("and S3 takes 20480");
    assertThat(read(Map.of("readers", teams(35))).readers()).hasSize(35);
  }

  @Test
  void oneRoleMayHaveManyPartitions() {
    Map<String, Object> readers =
        IntStream.range(0, 100)
            .boxed()
            .collect(
                Collectors.toMap(
                    i -> "sender-" + i, i -> List.of("arn:aws:iam::111122223333:role/all")));
    assertThat(read(Map.of("readers", readers)).readers()).hasSize(100);
  }

  @Test
  void partitionWithoutReadersIsRefused() {
    assertThat(problems(Map.of("readers", Map.of("a", List.of()))))
        .singleElement()
        .asString()
        .startsWith("readers: a has no reader");
  }

  @ParameterizedTest
  @CsvSource({"30, 365, true", "106, 365, true", "107, 365, false", "29, 3650, false"})
  void archiveMustPay(String after, String expiration, boolean accepted) {
    Map<String, Object> context =
        Map.of("archiveAfterDays", after, "logExpirationDays", expiration);
    if (accepted) {
      assertThat(read(context).owner().archiveAfterDays()).hasValue(Integer.valueOf(after));
    } else {
      assertThat(problems(context)).singleElement().asString().startsWith("archiveAfterDays: '");
    }
  }

  @Test
  void archiveThatDoesNotPayIsToldWithTheSums() {
    // by hand: 2e-5; 2^-13 GiB x 0.004 x 165 / 30; x 0.023; 20000 / 2^30 x 0.023 x 165 / 30
    assertThat(problems(Map.of("archiveAfterDays", 200)))
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
    OwnerSettings owner =
        read(Map.of(
                "encryptionKey",
                KEY,
                "accessLogs",
                "my-access-logs",
                "permissionsBoundary",
                "arn:aws:iam::aws:policy/PowerUserAccess",
                "tags",
                Map.of("cost center", "mail/1")))
            .owner();
    assertThat(owner.encryptionKey()).hasValue(KEY);
    assertThat(owner.accessLogs()).hasValue("my-access-logs");
    assertThat(owner.permissionsBoundary()).hasValue("arn:aws:iam::aws:policy/PowerUserAccess");
    assertThat(owner.tags()).containsExactly(Map.entry("cost center", "mail/1"));
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

  private static Map<String, Object> teams(int count) {
    return IntStream.range(0, count)
        .boxed()
        .collect(
            Collectors.toMap(
                i -> "sender-" + i, i -> List.of("arn:aws:iam::111122223333:role/team-" + i)));
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
