package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

/** What JQ can't express, told part by part. */
class JqQueryRefusalTest {

  @Test
  void refusesEveryPartThatNeedsTheLambda() {
    var rules =
        RoutingRules.read(
            """
            {
              "prefix": "!{key:a}/!{key:b}/!{key:c}/",
              "keys": {
                "a": { "firstOf": [{ "tag": "x" }, { "tag": "y", "match": "z" }] },
                "b": { "time": "event", "format": "uuuu" },
                "c": { "custom": "shard" }
              },
              "rules": [
                { "when": { "tag": { "a/b": { "matches": "z" } } }, "set": { "a": "b" } },
                { "when": { "eventType": "Open" }, "drop": "why" },
                { "when": { "eventType": "Click" }, "fail": "why" }
              ]
            }
            """);

    assertThatExceptionOfType(NotExpressibleInJqException.class)
        .isThrownBy(() -> JqQuery.of(rules))
        .withMessage(
            """
            These parts of the routing rules need the Lambda (processor=lambda):
              /rules/0/when/tag/a~1b/matches: JQ's regular expressions differ from RE2's
              /rules/1/drop: JQ can't drop or fail a record
              /rules/2/fail: JQ can't drop or fail a record
              /keys/a/firstOf/1/match: JQ's regular expressions differ from RE2's
              /keys/b/time: JQ has no time zones and no tolerant reading of timestamps
              /keys/c/custom: a custom source is Java""");
  }

  @Test
  void refusesToRefineMappedTextsFurtherIfTheyHaveSlashes() {
    String rules =
        """
        {
          "prefix": "!{key:a}/",
          "keys": {
            "a": { "firstOf": [{ "tag": "x", "map": { "x": "%s" } }], "lowercase": true }
          }
        }
        """;

    assertThat(JqQuery.of(RoutingRules.read(rules.formatted("y"))).text()).contains("\"y\"");
    assertThatExceptionOfType(NotExpressibleInJqException.class)
        .isThrownBy(() -> JqQuery.of(RoutingRules.read(rules.formatted("y/z"))))
        .satisfies(
            e ->
                assertThat(e.parts())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("/keys/a/firstOf/0/map: "));
  }

  @Test
  void refusesAQueryThatFirehoseWouldNotTake() {
    var map = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      map.append(i == 0 ? "" : ",").append("\"caller-").append(i).append("\":\"team\"");
    }
    var rules =
        RoutingRules.read(
            "{\"prefix\":\"!{key:a}/\",\"keys\":{\"a\":{\"tag\":\"x\",\"map\":{" + map + "}}}}");

    assertThatExceptionOfType(NotExpressibleInJqException.class)
        .isThrownBy(() -> JqQuery.of(rules))
        .withMessageContaining("characters, and Firehose takes 5120")
        .satisfies(e -> assertThat(e.parts()).singleElement().asString().startsWith("/keys/a: "));
  }

  @Test
  void namesTheLongestRuleOfAQueryThatIsTooLong() {
    String rule = "{\"when\":{\"tag\":{\"t\":\"%s\"}},\"set\":{\"a\":\"x\"}}";
    var rules =
        RoutingRules.read(
            "{\"prefix\":\"!{key:a}/\",\"keys\":{\"a\":{\"tag\":\"x\"}},\"rules\":["
                + rule.formatted("short")
                + ","
                + rule.formatted("long".repeat(2_000))
                + "]}");

    assertThatExceptionOfType(NotExpressibleInJqException.class)
        .isThrownBy(() -> JqQuery.of(rules))
        .satisfies(
            e ->
                assertThat(e.parts())
                    .singleElement()
                    .asString()
                    .startsWith("/rules/1: the JQ query has over 5120 characters"));
  }
}
