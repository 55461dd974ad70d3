package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules may say, but hardly mean. */
class WarningsTest {

  @Test
  void theDefaultRulesHaveNone() {
    assertThat(RoutingRules.standard().warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "!{key:u}/, !{firehose:error-output-type}/, ''",
    "!{key:u}/!{timestamp:yyyy/MM/}, errors/, ''",
    "!{key:u}, errors/, /prefix",
    "!{key:u}/!{timestamp:yyyy-MM-dd}, errors/, /prefix",
    "!{key:u}/x, errors/, /prefix",
    "!{key:u}/, errors, /errorPrefix",
    "!{key:u}/, error-!{firehose:error-output-type}, /errorPrefix"
  })
  void aPrefixWithoutItsLastSlashIsOne(String prefix, String errorPrefix, String place) {
    RoutingRules rules =
        RoutingRules.read(
            """
            { "prefix": "%s", "errorPrefix": "%s", "keys": { "u": { "tag": "t" } } }
            """
                .formatted(prefix, errorPrefix));

    if (place.isEmpty()) {
      assertThat(rules.warnings()).isEmpty();
    } else {
      assertThat(rules.warnings())
          .singleElement()
          .asString()
          .startsWith(place + ": ")
          .endsWith(
              "doesn't end in /, so its end becomes the beginning of objects' names: add a /");
    }
  }
}
