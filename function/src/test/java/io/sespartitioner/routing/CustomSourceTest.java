package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.routing.Routing.Failed;
import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.routing.Rule.Action;
import io.sespartitioner.routing.When.Condition;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CustomSourceTest {

  private static final String RULES =
      """
      {
        "prefix": "!{key:shard}/!{key:upper}/",
        "keys": {
          "shard": { "custom": "shard" },
          "upper": { "custom": "shard", "match": "[0-9]+", "map": { "7": "seven/7" } }
        }
      }
      """;

  @Test
  void isFoundOnTheClassPathByItsName() {
    var router = new Router(RoutingRules.read(RULES));
    var event = SesEvent.parse("{\"mail\": {\"messageId\": \"0106018ba349d197\"}}");

    // CRC-32 of the message id is 0x10d8c1f by Python's zlib, and 0x10d8c1f % 8 is 7.
    assertThat(router.route(event))
        .isEqualTo(
            new Routed(
                new PartitionKeys(List.of("shard", "upper"), List.of("shard-7", "seven/7")),
                false,
                0));
  }

  @Test
  void withoutAValueCountsAsAbsent() {
    assertThat(route(event -> Optional.empty())).isEqualTo(routed("unknown", true));
    assertThat(route(event -> Optional.of(""))).isEqualTo(routed("unknown", true));
  }

  @Test
  void isUntrusted() {
    assertThat(route(event -> Optional.of("../a")))
        .isEqualTo(routed(PartitionValue.of("../a"), false));
  }

  @Test
  void seesTheWholeEventThoughTheRulesAskForNothing() {
    assertThat(rules(event -> Optional.empty()).selection()).isEqualTo(Selection.none());
    assertThat(route(event -> Optional.of(event.json())))
        .isEqualTo(routed(PartitionValue.of("{\"a\":\"b\"}"), false));
    assertThat(route(event -> event.field("/a"))).isEqualTo(routed("b", false));
  }

  @Test
  void thatThrowsFailsTheRecordWithoutItsMessage() {
    assertThat(
            route(
                event -> {
                  throw new IllegalArgumentException("someone@example.com");
                }))
        .isEqualTo(failed("java.lang.IllegalArgumentException"));
  }

  @Test
  void thatOverflowsTheStackFailsTheRecord() {
    assertThat(route(event -> endless(event, 0))).isEqualTo(failed("java.lang.StackOverflowError"));
  }

  @Test
  void thatGivesNullFailsTheRecord() {
    assertThat(route(event -> null)).isEqualTo(failed("java.lang.NullPointerException"));
  }

  @Test
  void thatThrowsUndeclaredExceptionsFailsTheRecord() {
    assertThat(
            route(
                event -> {
                  CustomSourceTest.<RuntimeException>sneaky(new IOException());
                  return Optional.empty();
                }))
        .isEqualTo(failed("java.io.IOException"));
  }

  @Test
  void isNotAskedWhenARuleSetsItsKey() {
    var key =
        new PartitionKey(
            "k",
            new CustomSource(
                "mine",
                source(
                    event -> {
                      throw new IllegalStateException();
                    })),
            Optional.empty());
    var when = new When(List.of(new Condition(new EventText.Type(), exists(), List.of())));
    var rule = new Rule(1, when, new Action.SetTexts(Map.of("k", "set")));
    var rules =
        new RoutingRules(
            prefix(), prefix(), TimeZones.UTC, Map.of("k", key), List.of(rule), Optional.of("k"));

    assertThat(new Router(rules).route(SesEvent.parse("{\"eventType\": \"Send\"}")))
        .isEqualTo(new Routed(new PartitionKeys(List.of("k"), List.of("set")), false, 1));
  }

  @Test
  void ofThePageIsTheOneThatTestsRun() {
    String source =
        RuleFiles.text(Path.of("src/test/java/io/sespartitioner/custom/ShardSource.java"));
    String page = RuleFiles.text(Path.of("docs/routing-rules.md"));

    assertThat(page.lines().map(String::strip).toList())
        .containsSubsequence(source.lines().map(String::strip).toList());
    assertThat(page)
        .contains(
            RuleFiles.text(
                    Path.of(
                        "src/test/resources/META-INF/services/" + CustomKeySource.class.getName()))
                .strip());
  }

  private static TextTest exists() {
    return new TextTest.Exists(true);
  }

  private static Optional<String> endless(SesEvent event, int depth) {
    return depth < 0 ? Optional.empty() : endless(event, depth + 1).or(event::eventType);
  }

  @SuppressWarnings("unchecked") // The cast lets a checked exception pass, as other languages do.
  private static <E extends Throwable> void sneaky(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private static Routing route(Function<SesEvent, Optional<String>> read) {
    return new Router(rules(read)).route(SesEvent.parse("{\"a\":\"b\"}"));
  }

  private static RoutingRules rules(Function<SesEvent, Optional<String>> read) {
    var key = new PartitionKey("k", new CustomSource("mine", source(read)), Optional.of("unknown"));
    return new RoutingRules(
        prefix(), prefix(), TimeZones.UTC, Map.of("k", key), List.of(), Optional.of("k"));
  }

  private static CustomKeySource source(Function<SesEvent, Optional<String>> read) {
    return new CustomKeySource() {
      @Override
      public String name() {
        return "mine";
      }

      @Override
      public Optional<String> read(SesEvent event) {
        return read.apply(event);
      }
    };
  }

  private static FirehosePrefix prefix() {
    return new FirehosePrefix(List.of(new Part.Key("k")));
  }

  private static Routed routed(String value, boolean fallback) {
    return new Routed(new PartitionKeys(List.of("k"), List.of(value)), fallback, 0);
  }

  private static Failed failed(String exception) {
    return new Failed(Failed.Cause.CUSTOM_SOURCE, "mine: " + exception, 0);
  }
}
