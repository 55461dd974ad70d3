package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sespartitioner.hostile.JacksonJudge;
import io.sespartitioner.hostile.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JqQueryTest {

  @Test
  void ofTheDefaultRulesIsWhatOneWouldWriteByHand() {
    assertThat(JqQuery.of(RoutingRules.standard()).text())
        .startsWith(
            "{\"userName\":(if has(\"mail\")then . else[(select(.Type==\"Notification\").Message"
                + "|fromjson?),select(.source==\"aws.ses\").detail,.|objects][0]end"
                + "|[((.mail.tags.\"ses:caller-identity\"[0])?|strings|select(.!=\"\")")
        .endsWith(",(\"unknown\")][0])}");
  }

  @ParameterizedTest
  @EnumSource(JqEngine.class)
  void filesWhatIsNoTextUnderUnknown(JqEngine engine) {
    assumeJq(engine);
    List<String> events =
        List.of(
            "{}",
            "{\"mail\":7}",
            "{\"mail\":{\"tags\":\"ses:caller-identity\"}}",
            "{\"mail\":{\"tags\":{\"ses:caller-identity\":\"text\"}}}",
            "{\"mail\":{\"tags\":{\"ses:caller-identity\":{\"0\":\"a\"}}}}",
            "{\"mail\":{\"tags\":{\"ses:caller-identity\":[]}}}",
            "{\"mail\":{\"tags\":{\"ses:caller-identity\":[\"\"]}}}",
            "{\"mail\":{\"tags\":{\"ses:caller-identity\":[null,\"a\"]}}}",
            "{\"mail\":{\"tags\":{\"ses:caller-identity\":[7]}}}",
            "{\"mail\":{\"tags\":{\"ses:caller-identity\":[[\"a\"]]}}}");

    assertThat(engine.apply(JqQuery.of(RoutingRules.standard()).text(), events))
        .hasSameSizeAs(events)
        .allSatisfy(keys -> assertThat(keys.toString()).isEqualTo("{\"userName\":\"unknown\"}"));
  }

  @Test
  void filesSamplesWhereTheLambdaDoesByEveryKindOfSourceAndTest() {
    List<String> events =
        Samples.EVENTS.stream()
            .filter(event -> JacksonJudge.accepts(event) && JacksonJudge.tree(event).isObject())
            .map(event -> JacksonJudge.tree(event).toString())
            .toList();
    assertThat(events).hasSizeGreaterThan(30);
    JqQueryPropertyTest.assertSamePartitions(
        JqEngine.JACKSON_JQ,
        """
        {
          "prefix": "!{key:caller}/!{key:type}/!{key:to}/!{key:host}/!{key:cut}/",
          "keys": {
            "caller": { "tag": "ses:caller-identity", "required": true },
            "type": { "field": "/eventType", "lowercase": true, "map": { "open": "read/open" } },
            "to": { "field": "/mail/destination/0", "otherwise": "nobody" },
            "host": { "firstOf": [{ "field": "/bounce/bounceType" }, { "header": "subject" }] },
            "cut": { "field": "/mail/headersTruncated" }
          },
          "rules": [
            { "when": { "eventType": ["Click", "Send"] }, "set": { "type": "sent", "cut": "no" } },
            { "when": { "tag": { "ses:from-domain": { "exists": false } } }, "set": { "to": "-" } },
            {
              "when": {
                "header": { "From": { "exists": true } },
                "field": { "/bounce/bounceType": "Transient" }
              },
              "set": { "host": "soft" }
            },
            { "when": { "field": { "/mail/tags/ses:operation/0": "SendSmtpEmail" } }, "set": { "to": "smtp" } }
          ]
        }
        """,
        events);
  }

  @ParameterizedTest
  @EnumSource(JqEngine.class)
  void makesUnsafeTextsSafeWithoutAHash(JqEngine engine) {
    assumeJq(engine);
    var values =
        Map.of(
            "../etc",
            "..!2f!etc",
            ".",
            "!2e!",
            "..",
            "!2e!!2e!",
            "é😀!\0",
            "!e9!!1f600!!21!!0!",
            "x".repeat(101),
            "x".repeat(98) + "!!",
            "x".repeat(97) + "/",
            "x".repeat(97) + "!!!",
            "x".repeat(96) + "/",
            "x".repeat(96) + "!2f!",
            "a+b=c,d.e@f_g-h",
            "a+b=c,d.e@f_g-h");
    String query = JqQuery.of(RoutingRules.standard()).text();

    values.forEach(
        (text, value) ->
            assertThat(engine.apply(query, List.of(event(text))).get(0).get("userName").textValue())
                .isEqualTo(value));
  }

  @ParameterizedTest
  @EnumSource(JqEngine.class)
  void manySourcesFitSinceWhatMakesThemSafeIsDefinedOnce(JqEngine engine) {
    assumeJq(engine);
    StringBuilder keys = new StringBuilder();
    StringBuilder prefix = new StringBuilder();
    for (String key : List.of("a", "b", "c", "d", "e")) {
      prefix.append("!{key:").append(key).append("}/");
      keys.append(keys.isEmpty() ? "" : ",").append('"').append(key);
      keys.append(
          "\":{\"firstOf\":[{\"tag\":\"x\"},{\"tag\":\"team\"},{\"tag\":\"ses:caller-identity\"}]}");
    }
    String rules =
        "{\"prefix\":\""
            + prefix
            + "\",\"keys\":{"
            + keys
            + "},"
            + "\"rules\":[{\"when\":{\"tag\":{\"env\":\"test\"}},\"set\":{\"a\":\"test\"}}]}";
    assertThat(JqQuery.of(RoutingRules.read(rules)).text())
        .hasSizeLessThan(4_500)
        .startsWith("{\"a\":(def s:");
    JqQueryPropertyTest.assertSamePartitions(
        engine,
        rules,
        List.of(
            event("alice"),
            event("a/b"),
            "{\"mail\":{\"tags\":{\"env\":[\"test\"],\"team\":[\"blue\"]}}}",
            "{\"Type\":\"Notification\",\"Message\":"
                + GeneratedEvents.quoted(event("bob"))
                + "}"));
  }

  @ParameterizedTest
  @EnumSource(JqEngine.class)
  void keepsUnsafeTextsApart(JqEngine engine) {
    assumeJq(engine);
    List<String> texts =
        List.of(
            "a/b", "a\\b", "a b", "a!2f!b", "a!b", "a!!b", "a", "a!", ".", "..", "...", "!2e!",
            "ab");
    List<String> events = texts.stream().map(JqQueryTest::event).toList();

    assertThat(engine.apply(JqQuery.of(RoutingRules.standard()).text(), events))
        .doesNotHaveDuplicates()
        .allSatisfy(key -> assertThat(key.get("userName").textValue()).doesNotContain("/", " "));
  }

  @ParameterizedTest
  @EnumSource(JqEngine.class)
  void filesAnEventInAnEnvelopeAsTheLambdaDoes(JqEngine engine) {
    assumeJq(engine);
    String event = event("alice");
    String inside = GeneratedEvents.quoted(event);
    JqQueryPropertyTest.assertSamePartitions(
        engine,
        "{\"prefix\":\"!{key:a}/\",\"keys\":{\"a\":{\"tag\":\"ses:caller-identity\"}}}",
        List.of(
            "{\"Type\":\"Notification\",\"Message\":" + inside + "}",
            "{\"Type\":\"Notification\",\"Message\":" + inside + ",\"mail\":null}",
            "{\"Type\":\"Notification\",\"Message\":\"{} {}\"}",
            "{\"Type\":\"Notification\",\"Message\":\"\"}",
            "{\"Type\":\"Notification\",\"Message\":[7]}",
            "{\"Type\":[],\"Message\":" + inside + "}",
            "{\"Type\":\"SubscriptionConfirmation\",\"Message\":" + inside + "}",
            "{\"source\":\"aws.ses\",\"detail\":" + event + "}",
            "{\"source\":\"aws.s3\",\"detail\":" + event + "}",
            "{\"source\":\"aws.ses\",\"detail\":" + inside + "}"));
  }

  private static String event(String caller) {
    return "{\"mail\":{\"tags\":{\"ses:caller-identity\":[%s]}}}"
        .formatted(GeneratedEvents.quoted(caller));
  }

  private static void assumeJq(JqEngine engine) {
    assumeTrue(engine != JqEngine.JQ || JqEngine.isInstalled(), "jq 1.6 is not installed");
  }
}
