package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Firehose takes 512 characters of an evaluated prefix: no rules may give more. */
class PrefixLengthTest {
  private static final int MOST = 512;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'tag':'t'",
        "'field':'/a'",
        "'header':'h'",
        "'custom':'shard'",
        "'tag':'t','match':'[a-z]+'",
        "'tag':'t','lowercase':true",
        "'tag':'t','map':{'a':'b'}",
        "'firstOf':[{'tag':'t'},{'time':'event','format':'uuuu'}]",
        "'firstOf':[{'time':'event','format':'uuuu'},{'tag':'t'}]"
      })
  void aTextOfAnEventCountsAsItsLongestValue(String key) {
    assertLongest(key, "!{key:k}", 100);
  }

  @Test
  void aTextOfTheAuthorsCountsAsItStands() {
    String text = "x".repeat(150);
    assertLongest("'tag':'t','map':{'a':'b','c':'" + text + "','d':'e'}", "!{key:k}", 150);
    assertLongest("'tag':'t','otherwise':'" + text + "'", "!{key:k}", 150);
    assertLongest("'time':'event','format':'uuuu/MM/dd'", "!{key:k}", 10);
    assertLongest("'time':'event','format':'MMMM','otherwise':'0123456789'", "!{key:k}", 10);
  }

  @ParameterizedTest
  @CsvSource({
    "!{timestamp:yyyy/MM/dd/HH}, 13",
    "!{timestamp:MMMM}, 9",
    "!{firehose:random-string}, 11"
  })
  void otherExpressionsCountAsTheirLongestValue(String expression, int longest) {
    assertLongest("'tag':'t'", "!{key:k}/" + expression, 101 + longest);
  }

  private static void assertLongest(String key, String expressions, int longest) {
    // S3 needs nothing of segments, so one long one will do.
    String filler = "f".repeat(MOST - longest - 2);
    String file = "{'prefix':'%s/%s/','keys':{'k':{%s}}}".replace('\'', '"');
    String fits = file.formatted(filler, expressions, key.replace('\'', '"'));
    assertThat(RoutingRules.read(fits).prefix().text()).startsWith(filler);
    String tooLong = file.formatted(filler + "f", expressions, key.replace('\'', '"'));
    assertThatExceptionOfType(BadRoutingRulesException.class)
        .isThrownBy(() -> RoutingRules.read(tooLong))
        .withMessageContaining("512");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "z", "A", "Z", "aA_zZ09"})
  void aKeyHasANameOfLettersDigitsAndUnderscores(String name) {
    assertThat(RoutingRules.read(named(name)).keys()).containsOnlyKeys(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0a", "_a", "a-", "a/", "a:", "a@", "a[", "a`", "é", "a b"})
  void aKeyHasNoOtherName(String name) {
    assertThatExceptionOfType(BadRoutingRulesException.class)
        .isThrownBy(() -> RoutingRules.read(named(name)))
        .withMessageContaining("Bad key name \"" + name + "\"");
  }

  private static String named(String name) {
    return "{\"prefix\":\"!{key:%1$s}/\",\"keys\":{\"%1$s\":{\"tag\":\"t\"}}}".formatted(name);
  }
}
