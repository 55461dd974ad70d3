package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.routing.Router.Explanation;
import io.sespartitioner.routing.Router.Explanation.Step;
import io.sespartitioner.routing.Routing.Dropped;
import io.sespartitioner.routing.Routing.Failed;
import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.ses.SesEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {

  private static final String EVENT =
      """
      {
        "eventType": "Bounce",
        "bounce": { "bounceType": "Permanent" },
        "mail": {
          "headers": [{ "name": "X-Env", "value": "test" }],
          "tags": { "env": ["prod"], "team": ["blue"] }
        }
      }
      """;

  private static Router router(String rules) {
    return new Router(
        RoutingRules.read(
            """
            {
              "prefix": "!{key:team}/!{key:env}/!{key:none}/",
              "keys": {
                "team": { "tag": "team" },
                "env": { "firstOf": [{ "header": "absent" }, { "tag": "env" }] },
                "none": { "tag": "none", "otherwise": "nothing" }
              },
              "rules": %s
            }
            """
                .formatted(rules)));
  }

  private static Routing route(String rules) {
    return router(rules).route(SesEvent.parse(EVENT));
  }

  private static Routed routed(String team, String env, String none, boolean fallback, int rule) {
    return new Routed(
        new PartitionKeys(List.of("team", "env", "none"), List.of(team, env, none)),
        fallback,
        rule);
  }

  @Test
  void readsEveryKeyInOrderIfThereIsNoRule() {
    assertThat(route("[]")).isEqualTo(routed("blue", "prod", "nothing", true, 0));
  }

  @Test
  void readsTheKeysThatARuleDoesNotSet() {
    assertThat(
            route(
                """
                [{ "when": { "eventType": "Bounce" }, "set": { "env": "a/b", "none": "set" } }]
                """))
        .isEqualTo(routed("blue", "a/b", "set", false, 1));
  }

  @Test
  void letsTheFirstRuleThatHoldsDecide() {
    assertThat(
            route(
                """
                [
                  { "when": { "eventType": "Open" }, "drop": "not this" },
                  { "when": { "tag": { "team": "blue" } }, "fail": "blue is closed" },
                  { "when": { "eventType": "Bounce" }, "drop": "nor this" }
                ]
                """))
        .isEqualTo(new Failed(Failed.Cause.RULE, "blue is closed", 2));
  }

  @Test
  void drops() {
    assertThat(route("[{ \"when\": { \"eventType\": \"Bounce\" }, \"drop\": \"why\" }]"))
        .isEqualTo(new Dropped("why", 1));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`'eventType': 'Bounce'`, true",
        "`'eventType': 'Open'`, false",
        "`'eventType': ['Open', 'Bounce']`, true",
        "`'eventType': { 'matches': 'oun' }`, true",
        "`'tag': { 'team': 'blue' }`, true",
        "`'tag': { 'team': 'Blue' }`, false",
        "`'tag': { 'team': ['red', 'blue'] }`, true",
        "`'tag': { 'team': { 'matches': '^b' } }`, true",
        "`'tag': { 'team': { 'matches': '^l' } }`, false",
        "`'tag': { 'team': { 'exists': true } }`, true",
        "`'tag': { 'team': { 'exists': false } }`, false",
        "`'tag': { 'none': { 'exists': false } }`, true",
        "`'tag': { 'none': { 'matches': '.*' } }`, false",
        "`'tag': { 'none': 'unknown' }`, false",
        "`'field': { '/bounce/bounceType': 'Permanent' }`, true",
        "`'field': { '/bounce/bounceType': 'Permanent', '/eventType': 'Open' }`, false",
        "`'header': { 'x-env': 'test' }`, true",
        "`'eventType': 'Bounce', 'tag': { 'team': 'blue' }, 'header': { 'X-Env': 'test' }`, true",
        "`'eventType': 'Bounce', 'tag': { 'team': 'blue' }, 'header': { 'X-Env': 'prod' }`, false"
      })
  void holdsIfAllThatWhenNamesHolds(String when, boolean holds) {
    String rule = "[{ \"when\": { %s }, \"drop\": \"x\" }]".formatted(when.replace('\'', '"'));

    assertThat(route(rule) instanceof Dropped).isEqualTo(holds);
  }

  @Test
  void explainsEachKeyByItsSourceOtherwiseOrRule() {
    Explanation explanation =
        router("[{ \"when\": { \"tag\": { \"team\": \"blue\" } }, \"set\": { \"team\": \"b\" } }]")
            .explain(SesEvent.parse(EVENT));

    String rule = "/rules/0 (when tag \"team\" is \"blue\": set)";
    assertThat(explanation)
        .isEqualTo(
            new Explanation(
                routed("b", "prod", "nothing", true, 1),
                List.of(
                    new Step("team", "b", rule),
                    new Step("env", "prod", "tag \"env\""),
                    new Step("none", "nothing", "otherwise")),
                Optional.of(rule)));
  }

  @Test
  void explainsADropByItsRule() {
    Explanation explanation =
        router(
                """
                [{
                  "when": {
                    "eventType": ["Open", "Bounce"],
                    "tag": { "a": { "exists": false } },
                    "field": { "/bounce/bounceType": { "matches": "^P" } }
                  },
                  "drop": "why"
                }]
                """)
            .explain(SesEvent.parse(EVENT));

    assertThat(explanation.routing()).isEqualTo(new Dropped("why", 1));
    assertThat(explanation.steps()).isEmpty();
    assertThat(explanation.rule())
        .contains(
            "/rules/0 (when eventType is one of \"Bounce\", \"Open\" and tag \"a\" does not exist"
                + " and field \"/bounce/bounceType\" matches \"^P\": drop)");
  }

  @Test
  void givesPartitionKeysAsAMapInOrder() {
    var keys = new PartitionKeys(List.of("z", "a"), List.of("1", "2"));

    assertThat(keys.asMap()).containsExactly(Map.entry("z", "1"), Map.entry("a", "2"));
  }
}
