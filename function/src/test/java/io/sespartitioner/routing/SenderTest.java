package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {

  @Test
  void isTheCallerInTheDefaultRules() {
    assertThat(RoutingRules.standard().sender()).contains("userName");
  }

  @ParameterizedTest
  @CsvSource({"team, team", "caller, caller", "type, type"})
  void isTheKeyThatTheRulesName(String named, String sender) {
    assertThat(rules("!{key:type}/!{key:caller}/!{key:team}/", named).sender()).contains(sender);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ 'field': '/eventType' }",
        "{ 'field': '/eventType', 'lowercase': true, 'map': { 'open': 'engagement' } }",
        "{ 'field': '/notificationType' }",
        "{ 'firstOf': [{ 'field': '/bounce/bounceType' }, { 'field': '/eventType' }] }",
        "{ 'time': 'event', 'format': 'uuuu/MM' }",
        "{ 'time': '/mail/timestamp', 'format': 'uuuu', 'map': { '2026': 'now' } }"
      })
  void isByDefaultNoTimeAndNoType(String first) {
    String rules =
        """
        {
          "prefix": "log/!{key:first}/!{timestamp:yyyy}/!{key:second}/!{key:third}/",
          "keys": { "third": { "tag": "c" }, "second": { "tag": "b" }, "first": %s }
        }
        """;

    assertThat(RoutingRules.read(rules.formatted(first.replace('\'', '"'))).sender())
        .contains("second");
  }

  @Test
  void isNobodyWhereEveryKeyIsATimeOrTheType() {
    assertThat(
            RoutingRules.read(
                    """
                    {
                      "prefix": "!{key:type}/!{key:day}/",
                      "keys": {
                        "type": { "field": "/eventType" },
                        "day": { "time": "event", "format": "uuuu-MM-dd" }
                      }
                    }
                    """)
                .sender())
        .isEmpty();
  }

  private static RoutingRules rules(String prefix, String sender) {
    return RoutingRules.read(
        """
        {
          "prefix": "%s",
          "keys": {
            "caller": { "tag": "ses:caller-identity" },
            "team": { "tag": "team" },
            "type": { "field": "/eventType" }
          },
          "sender": "%s"
        }
        """
            .formatted(prefix, sender));
  }
}
