package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which folders at the top of the bucket are one partition value's own. */
class TopFolderTest {

  private static final RoutingRules STANDARD = RoutingRules.standard();

  @Test
  void folderOfACallerIsItsOwn() {
    assertThat(TopFolder.problem(STANDARD)).isEmpty();
    assertThat(TopFolder.problem(STANDARD, Processor.LAMBDA, "ses-smtp-user.20231106-104205"))
        .isEmpty();
    assertThat(TopFolder.problem(STANDARD, Processor.LAMBDA, "unknown")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a/../b", "..", "*", "a*", "", "ä", "a b", "a!20!b"})
  void whatIsNoPartitionValueIsNoFolder(String name) {
    assertThat(TopFolder.problem(STANDARD, Processor.LAMBDA, name))
        .get()
        .asString()
        .contains("no partition value");
  }

  @Test
  void folderOfATextThatWasMadeSafeIsItsOwn() {
    assertThat(TopFolder.problem(STANDARD, Processor.LAMBDA, PartitionValue.of("Team Mail")))
        .isEmpty();
    assertThat(TopFolder.problem(STANDARD, Processor.JQ, "Team!20!Mail")).isEmpty();
    assertThat(TopFolder.problem(STANDARD, Processor.JQ, "a-0123456789abcdef")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a b", "a/b", "a!b", "a!!", "!2g!", "*"})
  void whatTheQueryMakesOfNoTextOrOfSeveralIsNoFolder(String name) {
    assertThat(TopFolder.problem(STANDARD, Processor.JQ, name))
        .hasValue("no partition value is '" + name + "'");
  }

  @Test
  void textThatIsMadeSafeIsToldWhereItIs() {
    assertThat(TopFolder.problem(STANDARD, Processor.LAMBDA, "a b"))
        .get()
        .asString()
        .contains("a_b-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "processing-failed",
        "metadata-extraction-failed",
        "partitioning-failed",
        "activePartitionExceeded"
      })
  void errorOutputIsNobodysFolder(String name) {
    assertThat(TopFolder.problem(STANDARD, Processor.LAMBDA, name))
        .get()
        .asString()
        .contains("error output");
  }

  @ParameterizedTest
  @CsvSource({
    "errors/!{firehose:error-output-type}/, errors, true",
    "errors/!{firehose:error-output-type}/, processing-failed, false",
    "x-!{timestamp:yyyy}/!{firehose:error-output-type}/, x-2026, true",
    "x-!{timestamp:yyyy}/!{firehose:error-output-type}/, y-2026, false",
    "x-!{firehose:error-output-type}/, x-processing-failed, true"
  })
  void errorOutputLiesWhereItsPrefixSays(String errorPrefix, String name, boolean refused) {
    RoutingRules rules =
        rules("\"prefix\": \"!{key:a}/\", \"errorPrefix\": \"" + errorPrefix + "\"");
    assertThat(TopFolder.problem(rules, Processor.LAMBDA, name).isPresent()).isEqualTo(refused);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail/!{key:a}/",
        "!{key:a}-!{timestamp:yyyy}/",
        "!{key:a}!{timestamp:yyyy}/",
        "x!{key:a}/",
        "!{timestamp:yyyy}/!{key:a}/"
      })
  void firstSegmentMustBeOneKey(String prefix) {
    assertThat(TopFolder.problem(rules("\"prefix\": \"" + prefix + "\"")))
        .get()
        .asString()
        .startsWith("the first segment of the prefix " + prefix + " is not exactly one key");
  }

  @Test
  void timeOfSeveralSegmentsIsNoFolder() {
    RoutingRules rules =
        RoutingRules.read(
            """
            {"prefix": "!{key:a}/", "keys": {"a": {"time": "event", "format": "uuuu/MM"}}}
            """);
    assertThat(TopFolder.problem(rules)).get().asString().contains("time with /");
  }

  @ParameterizedTest
  @CsvSource({"mapped, true", "other, true", "set, true", "alone, false", "x, false"})
  void folderOfSeveralAuthoredValuesIsNoOnes(String name, boolean refused) {
    RoutingRules rules =
        RoutingRules.read(
            """
            {"prefix": "!{key:a}/",
             "keys": {"a": {
               "firstOf": [{"tag": "t", "map": {"x": "mapped/x", "y": "alone"}}, {"tag": "u"}],
               "otherwise": "other/none"}},
             "rules": [{"when": {"eventType": "Open"}, "set": {"a": "set/opens"}}]}
            """);
    assertThat(TopFolder.problem(rules, Processor.LAMBDA, name).isPresent()).isEqualTo(refused);
  }

  private static RoutingRules rules(String prefixes) {
    return RoutingRules.read("{" + prefixes + ", \"keys\": {\"a\": {\"tag\": \"t\"}}}");
  }
}
