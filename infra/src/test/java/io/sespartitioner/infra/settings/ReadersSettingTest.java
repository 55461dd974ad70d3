package io.sespartitioner.infra.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
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

/** The setting {@code readers}: who may read which partition. */
class ReadersSettingTest {

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
    assertThat(read(Map.of("readers", Map.of("a", List.of(arn)))).get(Setting.READERS))
        .singleElement()
        .satisfies(reader -> assertThat(reader.principals()).containsExactly(arn));
  }

  @Test
  void readersMayBeJsonTextAndOneReaderNeedsNoList() {
    String json = "{\"b\": [\"%1$s\", \"%1$s\"], \"a\": \"%1$s\"}";
    String arn = "arn:aws:iam::111122223333:role/r";
    assertThat(read(Map.of("readers", json.formatted(arn))).get(Setting.READERS))
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
    assertThat(read(Map.of("readers", teams(35))).get(Setting.READERS)).hasSize(35);
  }

  @Test
  void oneRoleMayHaveManyPartitions() {
    Map<String, Object> readers =
        IntStream.range(0, 100)
            .boxed()
            .collect(
                Collectors.toMap(
                    i -> "sender-" + i, i -> List.of("arn:aws:iam::111122223333:role/all")));
    assertThat(read(Map.of("readers", readers)).get(Setting.READERS)).hasSize(100);
  }

  @Test
  void partitionWithoutReadersIsRefused() {
    assertThat(problems(Map.of("readers", Map.of("a", List.of()))))
        .singleElement()
        .asString()
        .startsWith("readers: a has no reader");
  }

  private static Map<String, Object> teams(int count) {
    return IntStream.range(0, count)
        .boxed()
        .collect(
            Collectors.toMap(
                i -> "sender-" + i, i -> List.of("arn:aws:iam::111122223333:role/team-" + i)));
  }

  private Settings read(Map<String, Object> context) {
    Map<String, Object> values = new HashMap<>(context);
    values.put("domain", "example.com");
    return Settings.read(values, folder);
  }

  private List<String> problems(Map<String, Object> context) {
    return catchThrowableOfType(BadSettingsException.class, () -> read(context)).problems();
  }
}
