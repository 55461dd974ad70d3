package io.sespartitioner.infra.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.infra.query.TableLayout.Projection.Dates;
import io.sespartitioner.infra.query.TableLayout.Projection.Injected;
import io.sespartitioner.routing.RoutingRules;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "!{timestamp:yyyy}/!{key:a}/!{timestamp:MM}/ | without its year"
      })
  void saysWhatCannotBeProjected(String prefix, String message) {
    assertThat(TableLayout.problem(rules(prefix, "")).orElseThrow()).contains(message);
  }

  @Test
  void twoKeysThatDifferInCaseAloneAreRefused() {
    RoutingRules rules =
        rules(
            "!{key:a}/!{key:A}/!{timestamp:yyyy}/",
            ", \"A\": { \"tag\": \"x\", \"required\": true }");
    assertThat(TableLayout.problem(rules)).isEmpty();
    assertThat(
            TableLayout.problem(
                    rules(
                        "!{key:a}/!{key:day}/!{timestamp:yyyy}/", ", \"day\": { \"tag\": \"x\" }"))
                .orElseThrow())
        .contains("give the key another name");
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
