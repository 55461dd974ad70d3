package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesReaderTest {

  @Test
  void needsPrefixAndKeysOnly() {
    var rules =
        RoutingRules.read("{\"prefix\": \"!{key:a}/\", \"keys\": {\"a\": {\"tag\": \"a\"}}}");

    assertThat(rules.errorPrefix().text()).isEqualTo("!{firehose:error-output-type}/");
    assertThat(rules.timeZone().getId()).isEqualTo("UTC");
    assertThat(rules.rules()).isEmpty();
    assertThat(rules.keys().get("a").otherwise()).contains("unknown");
  }

  @Test
  void passesOverCommentsAndAByteOrderMark() {
    var rules =
        RoutingRules.read(
            """
            \ufeff// The layout.
            {
              "$schema": "anything", /* where editors
              look */ "prefix": "!{key:a}/", // "prefix": "no"
              "keys": { /**/ "a": { "tag": "a//b" } }
            }
            // The end.
            """);

    assertThat(rules.keys().get("a").source()).hasToString("tag \"a//b\"");
  }

  @Test
  void keepsTheOrderOfKeys() {
    var rules =
        RoutingRules.read(
            """
            {
              "prefix": "!{key:b}/!{key:a}/!{key:c}/",
              "keys": { "c": { "tag": "x" }, "a": { "tag": "y" }, "b": { "tag": "z" } }
            }
            """);

    assertThat(rules.keys().keySet()).containsExactly("c", "a", "b");
  }

  @Test
  void takesFiftyKeys() {
    var prefix = new StringBuilder();
    var keys = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      prefix.append("!{key:k").append(i).append('}');
      keys.append(i == 0 ? "" : ",").append("\"k" + i + "\":{\"time\":\"event\",\"format\":\"d\"}");
    }

    assertThat(RoutingRules.read("{\"prefix\":\"" + prefix + "\",\"keys\":{" + keys + "}}").keys())
        .hasSize(50);
  }

  @Test
  void takesAPrefixOfExactly512Characters() {
    String prefix = "a".repeat(412) + "!{key:k}";

    assertThat(
            RoutingRules.read("{\"prefix\":\"" + prefix + "\",\"keys\":{\"k\":{\"tag\":\"a\"}}}")
                .prefix()
                .text())
        .isEqualTo(prefix);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Asia/Tokyo", "Asia/Calcutta", "Europe/Kiev"})
  void takesTimeZonesThatFirehoseTakes(String zone) {
    var rules =
        RoutingRules.read(
            """
            {
              "prefix": "!{key:a}/!{timestamp:yyyy/MM}/", "timeZone": "%s",
              "keys": { "a": { "tag": "a" } }
            }
            """
                .formatted(zone));

    assertThat(rules.timeZone().getId()).isEqualTo(zone);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Rules that overlap, but each can fire.
        "{'eventType': ['Open', 'Click']} | {'eventType': ['Click', 'Send']}",
        "{'eventType': 'Open', 'tag': {'a': 'b'}} | {'eventType': 'Open'}",
        "{'tag': {'a': {'exists': false}}} | {'tag': {'a': {'exists': true}}}",
        "{'tag': {'a': {'exists': true}}} | {'tag': {'b': {'exists': true}}}",
        "{'tag': {'a': {'matches': '^t'}}} | {'tag': {'a': ['test', 'prod']}}",
        "{'tag': {'a': {'matches': '^t'}}} | {'tag': {'a': {'matches': '^te'}}}",
        "{'tag': {'a': 'b'}} | {'tag': {'a': {'matches': 'b'}}}",
        "{'tag': {'a': 'b'}} | {'field': {'/a': 'b'}}",
        "{'header': {'a': 'b'}} | {'tag': {'a': 'b'}}",
        "{'header': {'É': 'b'}} | {'header': {'é': 'b'}}",
        "{'header': {'\u212A': 'b'}} | {'header': {'k': 'b'}}",
        "{'field': {'/a': 'b'}} | {'field': {'/A': 'b'}}",
        // A number or boolean is a field's text, but no type.
        "{'eventType': {'exists': true}} | {'field': {'/eventType': {'exists': true}}}",
        "{'field': {'/eventType': {'exists': false}}} | {'eventType': {'exists': false}}",
        "{'eventType': {'matches': '^true$'}} | {'field': {'/eventType': 'true'}}",
        "{'eventType': 'Open'} | {'field': {'/open': 'Open'}}",
        "{'eventType': 'Open'} | {'tag': {'a': 'Open'}}",
        "{'tag': {'a': 'Open'}} | {'header': {'a': 'Open'}}"
      })
  void takesRulesThatCanFire(String whens) {
    String rules =
        List.of(whens.split(" \\| ")).stream()
            .map(when -> "{\"when\":" + when.replace('\'', '"') + ",\"drop\":\"x\"}")
            .collect(java.util.stream.Collectors.joining(","));

    assertThat(
            RoutingRules.read(
                    """
                    {
                      "prefix": "!{key:a}/", "keys": { "a": { "tag": "a" } }, "rules": [%s]
                    }
                    """
                        .formatted(rules))
                .rules())
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Archived", "Open2", "Open.", "Opened"})
  void takesEventTypesThatSesMayAddLaterAsAField(String type) {
    assertThat(
            RoutingRules.read(
                    """
                    {
                      "prefix": "!{key:a}/", "keys": { "a": { "tag": "a" } },
                      "rules": [{ "when": { "field": { "/eventType": "%s" } }, "drop": "x" }]
                    }
                    """
                        .formatted(type))
                .rules())
        .hasSize(1);
  }
}
