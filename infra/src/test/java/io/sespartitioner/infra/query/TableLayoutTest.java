package io.sespartitioner.infra.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.infra.query.Projection.Dates;
import io.sespartitioner.infra.query.Projection.Injected;
import io.sespartitioner.routing.RoutingRules;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableLayoutTest {

  @Test
  void ofTheDefaultRulesIsSenderAndDay() {
    TableLayout layout = TableLayout.of(RoutingRules.standard());
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
    TableLayout layout = TableLayout.of(rules(prefix, ""));
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
    assertThat(TableLayout.of(rules).columns())
        .isEqualTo(Map.of("caller", new Injected(), "dt", new Dates("yyyy-MM-dd", "DAYS")));
    assertThat(TableLayout.of(rules).conditions())
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
    assertThat(TableLayout.problem(rules(prefix, "")).orElseThrow()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "day", "eventType", "mail", "Bounce"})
  void aKeyWithTheNameOfAnotherColumnIsRefused(String key) {
    RoutingRules rules =
        rules(
            "!{key:a}/!{key:" + key + "}/!{timestamp:yyyy}/",
            ", \"" + key + "\": { \"tag\": \"x\" }");
    assertThat(TableLayout.problem(rules).orElseThrow()).contains("give the key another name");
  }

  @Test
  void aKeyThatIsNamedTwiceIsOneColumn() {
    assertThat(TableLayout.of(rules("!{key:a}/!{key:a}-!{timestamp:yyyy}/", "")).columns())
        .containsOnlyKeys("a", "day");
  }

  @Test
  void aKeyThatIsAWordOfSqlIsQuoted() {
    RoutingRules rules = rules("!{key:a}/!{key:group}/", ", \"group\": { \"tag\": \"x\" }");
    assertThat(TableLayout.of(rules).conditions()).isEqualTo("a = 'A' AND \"group\" = 'GROUP'");
  }

  @Test
  void aTimeThatIsNoRangeOfDatesIsATextThatAQueryNames() {
    RoutingRules rules =
        rules(
            "!{key:a}/!{key:weekday}/",
            ", \"weekday\": { \"time\": \"event\", \"format\": \"EEEE\" }");
    assertThat(TableLayout.of(rules).columns()).containsEntry("weekday", new Injected());
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
