package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.routing.KeySource.KeyText;
import io.sespartitioner.routing.Routing.Failed;
import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each source and refinement, from the words of a rules file to the partition value. */
class KeySourceTest {

  private static final String EVENT =
      """
      {
        "eventType": "Rendering Failure",
        "mail": {
          "timestamp": "2023-11-06T21:00:04.733Z",
          "destination": ["Taro <taro@Example.ORG>", "hana@example.net"],
          "headersTruncated": false,
          "headers": [
            { "name": "X-Env", "value": "first" },
            { "name": "x-env", "value": "second" },
            { "name": "X-Empty", "value": "" }
          ],
          "tags": { "team": ["Blue", "red"], "none": [], "path": ["a/b"], "empty": [""] }
        },
        "failure": { "n": 7, "half": 0.5, "zero": -0.0, "list": [1], "null": null }
      }
      """;

  private static String value(String source) {
    Routing routing = new Router(rules(source)).route(SesEvent.parse(EVENT));
    return routing instanceof Routed routed
        ? routed.partitionKeys().asMap().get("k")
        : routing.toString();
  }

  private static RoutingRules rules(String source) {
    return RoutingRules.read(
        """
        { "prefix": "!{key:k}/", "keys": { "k": { %s } } }
        """
            .formatted(source));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`'tag': 'team'`, Blue",
        "`'tag': 'none'`, unknown",
        "`'tag': 'empty'`, unknown",
        "`'tag': 'absent'`, unknown",
        "`'tag': 'absent', 'otherwise': 'no/team'`, no/team",
        "`'tag': 'absent', 'required': false`, unknown",
        "`'field': '/mail/headersTruncated'`, false",
        "`'field': '/failure/n'`, 7",
        "`'field': '/failure/zero'`, 0",
        "`'field': '/failure/half'`, unknown",
        "`'field': '/failure/list'`, unknown",
        "`'field': '/failure/null'`, unknown",
        "`'field': '/mail/destination/1'`, hana@example.net",
        "`'field': '/mail/destination/2'`, unknown",
        "`'header': 'X-ENV'`, first",
        "`'header': 'X-Empty'`, unknown",
        "`'header': 'Subject'`, unknown",
        "`'firstOf': [{ 'tag': 'absent' }, { 'tag': 'team' }, { 'header': 'X-Env' }]`, Blue",
        "`'firstOf': [{ 'tag': 'absent' }, { 'tag': 'none' }]`, unknown",
        "`'firstOf': [{ 'tag': 'team', 'match': '^red' }, { 'header': 'X-Env' }]`, first",
        "`'firstOf': [{ 'firstOf': [{ 'tag': 'team' }], 'lowercase': true }]`, blue",
      })
  void readsItsText(String source, String value) {
    assertThat(value(source.replace('\'', '"'))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`'tag': 'team', 'match': 'l'`, l",
        "`'tag': 'team', 'match': 'B(.)(.)'`, l",
        "`'tag': 'team', 'match': '(x)?Blue'`, unknown",
        "`'tag': 'team', 'match': 'x*'`, unknown",
        "`'tag': 'team', 'match': 'red'`, unknown",
        "`'tag': 'team', 'match': '(?i)^BLUE$'`, Blue",
        "`'field': '/mail/destination/0', 'match': '@([^@>]+)>?$', 'lowercase': true`, example.org",
        "`'tag': 'team', 'lowercase': true`, blue",
        "`'tag': 'team', 'lowercase': false`, Blue",
        "`'tag': 'team', 'map': { 'Blue': 'teams/blue' }`, teams/blue",
        "`'tag': 'team', 'map': { 'blue': 'x' }`, Blue",
        "`'tag': 'team', 'map': { 'bl': 'x' }, 'lowercase': true, 'match': '..'`, x",
        "`'tag': 'team', 'map': { 'Bl': 'x' }, 'lowercase': true, 'match': '..'`, bl",
        "`'field': '/eventType', 'map': { 'Rendering Failure': 'failure' }`, failure",
        "`'firstOf': [{ 'tag': 'team', 'map': { 'Blue': 'A/B' } }], 'lowercase': true`, a/b",
      })
  void refinesByMatchThenLowercaseThenMap(String source, String value) {
    assertThat(value(source.replace('\'', '"'))).isEqualTo(value);
  }

  @Test
  void lowersAsciiLettersOnly() {
    assertThat(KeyText.fromEvent("\u00c4B \u212aK\u0130").lowercase().text())
        .isEqualTo("\u00c4b \u212ak\u0130");
    assertThat(KeyText.fromEvent("TITLE").lowercase().text()).isEqualTo("title");
    assertThat(KeyText.fromEvent("@AZ[é").lowercase().text()).isEqualTo("@az[é");
  }

  @Test
  void treatsAPieceOfTheAuthorsTextAsTheEventsAgain() {
    String source =
        """
        "firstOf": [{ "tag": "team", "map": { "Blue": "a/b" } }], "match": "/b"
        """;

    assertThat(value(source)).isEqualTo(PartitionValue.of("/b"));
  }

  @Test
  void makesTextOfTheEventSafeButNotTheAuthors() {
    assertThat(value("\"tag\": \"path\"")).isEqualTo("a_b-c14cddc033f64b9d");
    assertThat(value("\"tag\": \"path\", \"map\": {\"a/b\": \"a/b\"}")).isEqualTo("a/b");
  }

  @Test
  void failsTheEventIfARequiredKeyIsAbsent() {
    var rules = rules("\"tag\": \"absent\", \"required\": true");

    assertThat(new Router(rules).route(SesEvent.parse(EVENT)))
        .isEqualTo(new Failed(Failed.Cause.REQUIRED_KEY, "k", 0));
  }

  @Test
  void selectsWhatItReadsSoThatOnePassIsEnough() {
    assertThat(
            rules(
                    """
                    "firstOf": [
                      { "tag": "a", "match": "x" }, { "header": "h" }, { "field": "/f" },
                      { "time": "/t", "format": "uuuu" }
                    ]
                    """)
                .selection())
        .isEqualTo(new Selection(Set.of("a"), Set.of("/f", "/t"), true));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`'tag': 'a'`, `tag 'a'`",
        "`'field': '/a/b'`, `field '/a/b'`",
        "`'header': 'X', 'lowercase': true`, `header 'X', lowercase`",
        "`'tag': 'a', 'map': {'b': 'c'}, 'match': '^(b)'`, `tag 'a', match '^(b)', map`",
        "`'firstOf': [{'tag': 'a'}, {'tag': 'b'}]`, `first of tag 'a', tag 'b'`",
        "`'time': 'event', 'format': 'uuuu/MM'`, `time 'event', format 'uuuu/MM' in UTC`",
        "`'custom': 'shard'`, `custom 'shard'`"
      })
  void printsAsItsAuthorWouldReadIt(String source, String text) {
    assertThat(rules(source.replace('\'', '"')).keys().get("k").source())
        .hasToString(text.replace('\'', '"'));
  }
}
