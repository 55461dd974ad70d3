package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirehosePrefixTest {

  private static FirehosePrefix prefix(String text) {
    return RoutingRules.read(
            "{\"prefix\":\"" + text + "\",\"keys\":{\"a\":{\"tag\":\"a\"},\"b\":{\"tag\":\"b\"}}}")
        .prefix();
  }

  @Test
  void isReadIntoItsParts() {
    assertThat(prefix("x=!{key:a}/!{timestamp:yyyy/MM}!{firehose:random-string}!{key:b}").parts())
        .isEqualTo(
            List.of(
                new Part.Literal("x="),
                new Part.Key("a"),
                new Part.Literal("/"),
                new Part.Timestamp("yyyy/MM"),
                new Part.RandomString(),
                new Part.Key("b")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!{key:a}/!{key:b}/!{timestamp:yyyy}/!{timestamp:MM}/",
        "!{key:a}!{key:b}",
        "mail!/{x}/!{key:a}/!{key:b}/!{timestamp:'day='yyyy-MM-dd}/",
        "!{key:a}/!{key:b}/!{timestamp:HH:mm z}/"
      })
  void printsAsWritten(String text) {
    assertThat(prefix(text).text()).isEqualTo(text);
  }

  @Test
  void namesTheProcessorsNamespace() {
    FirehosePrefix prefix = prefix("!{key:a}/!{key:b}/!{timestamp:yyyy}/");

    assertThat(prefix.forProcessor(Processor.LAMBDA))
        .isEqualTo("!{partitionKeyFromLambda:a}/!{partitionKeyFromLambda:b}/!{timestamp:yyyy}/");
    assertThat(prefix.forProcessor(Processor.JQ))
        .isEqualTo("!{partitionKeyFromQuery:a}/!{partitionKeyFromQuery:b}/!{timestamp:yyyy}/");
    assertThat(prefix("!{key:a}!{key:b}!{firehose:random-string}").forProcessor(Processor.JQ))
        .isEqualTo("!{partitionKeyFromQuery:a}!{partitionKeyFromQuery:b}!{firehose:random-string}");
  }

  @Test
  void isEvaluatedByTheValuesOfItsExpressions() {
    Function<Part, String> values =
        part ->
            Map.of(
                    new Part.Timestamp("yyyy"), "2023",
                    new Part.Key("a"), "aa",
                    new Part.Key("b"), "bb",
                    new Part.RandomString(), "046b6c7f-0b")
                .get(part);

    assertThat(
            prefix("x/!{key:a}/!{key:b}/!{timestamp:yyyy}/!{firehose:random-string}/")
                .evaluate(values))
        .isEqualTo("x/aa/bb/2023/046b6c7f-0b/");
  }

  @Test
  void ofErrorsMayBeWithoutExpressions() {
    var rules =
        RoutingRules.read(
            """
            { "prefix": "!{key:a}/", "errorPrefix": "errors/", "keys": { "a": { "tag": "a" } } }
            """);

    assertThat(rules.errorPrefix().parts()).containsExactly(new Part.Literal("errors/"));
  }

  @Test
  void knowsOnlyTimeZonesThatJavaKnowsToo() {
    assertThat(ZoneId.getAvailableZoneIds()).containsAll(TimeZones.accepted());
  }
}
