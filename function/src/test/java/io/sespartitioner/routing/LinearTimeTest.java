package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.ses.SesEvent;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules' author writes the regular expression, but strangers write the text. */
class LinearTimeTest {

  private static final int CHARACTERS = 100_000;

  @ParameterizedTest
  @ValueSource(
      strings = {"^(a+)+$", "(a|aa)*b$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*a){12}b", "(x+x+)+y"})
  void patternsThatStallABacktrackingEngineFinish(String regex) {
    String text = regex.contains("x") ? "x".repeat(CHARACTERS) : "a".repeat(CHARACTERS) + "!";
    var rules =
        RoutingRules.read(
            """
            {
              "prefix": "!{key:k}/",
              "keys": { "k": { "tag": "t", "match": "%1$s" } },
              "rules": [{ "when": { "tag": { "t": { "matches": "%1$s" } } }, "drop": "found" }]
            }
            """
                .formatted(regex));
    var event = SesEvent.parse("{\"mail\":{\"tags\":{\"t\":[\"" + text + "\"]}}}");

    // A backtracking engine would take longer than the universe has existed.
    Routing routing =
        assertTimeoutPreemptively(
            Duration.ofMinutes(1), () -> new Router(rules).route(event), regex);

    assertThat(routing).isInstanceOf(Routed.class);
  }
}
