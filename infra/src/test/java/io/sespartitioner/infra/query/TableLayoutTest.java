package io.sespartitioner.infra.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.sespartitioner.infra.query.Projection.Dates;
import io.sespartitioner.infra.query.Projection.Injected;
import io.sespartitioner.routing.RoutingRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableLayoutTest {

  @Test
  void ofTheDefaultRulesIsSenderAndDay() {
    TableLayout layout = layout(RoutingRules.standard());
    assertThat(layout.template()).isEqualTo("${username}/${day}/");
    assertThat(layout.columns())
        .isEqualTo(Map.of("username", new Injected(), "day", new Dates("yyyy/MM/dd", "DAYS")));
    assertThat(layout.conditions())
        .isEqualTo("username = 'USERNAME' AND day BETWEEN '2026/01/01' AND '2026/01/31'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!{key:a}/!{timestamp:yyyy/MM/dd/HH}/ | ${a}/${day}/ | yyyy/MM/dd/HH | HOURS",
        "!{key:a}/!{timestamp:yyyy}/!{timestamp:MM}/ | ${a}/${day}/ | yyyy/MM | MONTHS",
        "!{timestamp:yyyy}/!{key:a}/ | ${day}/${a}/ | yyyy | YEARS",
        "log/year=!{timestamp:yyyy}/month=!{timestamp:MM}/!{key:a}/ | log/year=${day}/${a}/ | yyyy'/month='MM | MONTHS",
        "a=!{key:a}/dt=!{timestamp:yyyy-MM-dd}/mail- | a=${a}/dt=${day}/ | yyyy-MM-dd | DAYS"
      })
  void joinsTheTimesOfAPrefixToOneDate(String prefix, String template, String format, String unit) {
    TableLayout layout = layout(rules(prefix, ""));
    assertThat(layout.template()).isEqualTo(template);
    assertThat(layout.columns())
        .isEqualTo(Map.of("a", new Injected(), "day", new Dates(format, unit)));
  }

  @Test
  void aKeyThatShowsATimeIsADate() {
    RoutingRules rules =
        RoutingRules.read(
            """
            {
              "prefix": "!{key:Caller}/!{key:dt}/",
              "keys": {
                "Caller": { "tag": "ses:caller-identity" },
                "dt": { "time": "event", "format": "uuuu-MM-dd" }
              }
            }
            """);
    assertThat(layout(rules).columns())
        .isEqualTo(Map.of("caller", new Injected(), "dt", new Dates("yyyy-MM-dd", "DAYS")));
    assertThat(layout(rules).conditions())
        .isEqualTo("caller = 'CALLER' AND dt BETWEEN '2026-01-01' AND '2026-01-31'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!{key:a}/!{timestamp:yyyy} | whole folders",
        "!{key:a}/!{firehose:random-string}/ | !{firehose:random-string}",
        "!{timestamp:MM}/!{key:a}/ | without its year",
        "!{timestamp:yyyy}/!{key:a}/!{timestamp:MM}/ | without its year",
        "!{key:a}/!{timestamp:dd-MM-yyyy}/ | year, month, day and hour in this order",
        "!{key:a}/!{timestamp:yyyy-MMM}/ | year, month, day and hour in this order",
        "!{key:a}/!{timestamp:yyyy/M/d}/ | year, month, day and hour in this order",
        "!{key:a}/!{timestamp:yyyy/MM/dd/HH/mm}/ | year, month, day and hour in this order",
        "!{key:a}/!{timestamp:yyyy/DDD}/ | year, month, day and hour in this order"
      })
  void saysWhatCannotBeProjected(String prefix, String message) {
    assertThat(EventQueriesProps.problem(rules(prefix, "")).orElseThrow()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "day", "eventType", "mail", "Bounce", "Recipients", "event_time"})
  void aKeyWithTheNameOfAnotherColumnIsRefused(String key) {
    RoutingRules rules =
        rules(
            "!{key:a}/!{key:" + key + "}/!{timestamp:yyyy}/",
            ", \"" + key + "\": { \"tag\": \"x\" }");
    assertThat(EventQueriesProps.problem(rules).orElseThrow())
        .contains("give the key another name");
  }

  @Test
  void aKeyThatIsNamedTwiceIsOneColumn() {
    assertThat(layout(rules("!{key:a}/!{key:a}-!{timestamp:yyyy}/", "")).columns())
        .containsOnlyKeys("a", "day");
  }

  @Test
  void aKeyThatIsAWordOfSqlIsQuoted() {
    RoutingRules rules = rules("!{key:a}/!{key:group}/", ", \"group\": { \"tag\": \"x\" }");
    assertThat(layout(rules).conditions()).isEqualTo("a = 'A' AND \"group\" = 'GROUP'");
  }

  @Test
  void aTimeThatIsNoRangeOfDatesIsATextThatAQueryNames() {
    RoutingRules rules =
        rules(
            "!{key:a}/!{key:weekday}/",
            ", \"weekday\": { \"time\": \"event\", \"format\": \"EEEE\" }");
    assertThat(layout(rules).columns()).containsEntry("weekday", new Injected());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{'field': '/bounce/bounceType', 'match': '^(Permanent|Transient)$', 'lowercase': true, 'otherwise': 'none'} ; none,permanent,transient",
        "{'tag': 'env', 'match': 'prod|test', 'map': {'test': 'trial'}} ; prod,trial,unknown",
        "{'field': '/eventType', 'match': '^(Open|Click)$', 'map': {'Open': 'seen', 'Click': 'seen'}, 'otherwise': 'rest'} ; rest,seen",
        "{'firstOf': [{'field': '/eventType', 'match': 'Open'}, {'tag': 'x', 'match': '^(a)$'}], 'required': true} ; Open,a",
      })
  void aKeyWhoseValuesAreKnownIsListed(String source, String values) {
    RoutingRules rules = rules("!{key:a}/!{key:b}/", ", \"b\": " + source.replace('\'', '"'));
    assertThat(layout(rules).columns().get("b").parameters())
        .isEqualTo(Map.of("type", "enum", "values", values));
    assertThat(layout(rules).conditions()).as("no query is fixed to one").isEqualTo("a = 'A'");
  }

  @Test
  void ofTheEventsTypeAllAreKnownAsTheFoldersAreNamed() {
    RoutingRules rules =
        rules(
            "!{key:a}/!{key:type}/",
            ", \"type\": { \"field\": \"/eventType\", \"map\": { \"Rendering Failure\": \"failures\" } }");
    assertThat(layout(rules).columns().get("type").parameters().get("values"))
        .isEqualTo(
            "Bounce,Click,Complaint,Delivery,DeliveryDelay,Open,Reject,Send,Subscription,failures,unknown");
  }

  @Test
  void whatARuleSetsIsKnownToo() {
    RoutingRules rules =
        RoutingRules.read(
            """
            {
              "prefix": "!{key:type}/",
              "keys": { "type": { "field": "/eventType", "match": "Bounce" } },
              "rules": [{ "when": { "eventType": "Open" }, "set": { "type": "opens" } }]
            }
            """);
    assertThat(layout(rules).columns().get("type").parameters().get("values"))
        .isEqualTo("Bounce,opens,unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'tag': 'x', 'match': '^(a|b)'}, 'c': {'tag': 'x', 'match': 'a.b'}",
        "{'tag': 'x', 'match': '^(a|b)$'}, 'c': {'tag': 'x', 'map': {'a': 'b'}}",
        "{'tag': 'x', 'match': 'a'}, 'c': {'firstOf': [{'field': '/eventType'}, {'tag': 'x'}]}",
        "{'tag': 'x', 'match': 'a'}, 'c': {'tag': 'x', 'match': '(a)(b)'}",
        "{'tag': 'x', 'match': 'a'}, 'c': {'tag': 'x', 'match': 'a', 'map': {'a': 'a,b'}}"
      })
  void aKeyThatMayHaveOtherValuesIsNamedByAQuery(String sources) {
    RoutingRules rules =
        rules("!{key:a}/!{key:b}/!{key:c}/", ", \"b\": " + sources.replace('\'', '"'));
    assertThat(layout(rules).columns().get("b")).isInstanceOf(Projection.Known.class);
    assertThat(layout(rules).columns().get("c")).isEqualTo(new Injected());
  }

  @Test
  void sendersThatAreKnownAreListedButAQuestionIsStillOfOne() {
    TableLayout layout = TableLayout.of(RoutingRules.standard(), Set.of("orders", "news"));
    assertThat(layout.columns().get("username").parameters())
        .isEqualTo(Map.of("type", "enum", "values", "news,orders,unknown"));
    assertThat(layout.conditions()).startsWith("username = 'USERNAME' AND day BETWEEN");
    assertThat(layout.dates()).isEqualTo("day BETWEEN '2026/01/01' AND '2026/01/31'");
  }

  @Test
  void foldersTellThePartitionsOfATableThatHasNone() {
    Map<String, String> columns =
        layout(rules("log+x/!{key:a}/dt=!{timestamp:yyyy-MM-dd}/it's/!{key:a}/", ""))
            .fromPaths("my.log");
    assertThat(columns)
        .containsExactly(
            entry(
                "a",
                "regexp_extract(path, '/my.log/log\\+x/(.+)/dt=([0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9])"
                    + "/it\\''s/(.+)/[^/]*$', 1)"),
            entry("day", columns.get("a").replace("$', 1)", "$', 2)")));
  }

  private static TableLayout layout(RoutingRules rules) {
    return TableLayout.of(rules, Set.of());
  }

  private static RoutingRules rules(String prefix, String more) {
    return RoutingRules.read(
        "{\"prefix\":\""
            + prefix
            + "\",\"keys\":{\"a\":{\"tag\":\"ses:caller-identity\"}"
            + more
            + "}}");
  }
}
