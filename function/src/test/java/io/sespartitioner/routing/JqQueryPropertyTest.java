package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.routing.Routing.Failed;
import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.ses.SesEvent;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The derived query against the Lambda, on any rules that JQ can express and any events. */
class JqQueryPropertyTest {

  @Provide
  Arbitrary<String> rules() {
    return GeneratedRules.rules();
  }

  @Provide
  Arbitrary<List<String>> events() {
    return GeneratedEvents.events();
  }

  @Property(tries = 50)
  void givesTheLambdasPartitionsInRealJq(
      @ForAll("rules") String rules, @ForAll("events") List<String> events) {
    assumeTrue(JqEngine.isInstalled(), "jq 1.6 is not installed");
    assertSamePartitions(JqEngine.JQ, rules, events);
  }

  @Property(tries = 50)
  void givesTheLambdasPartitionsInJacksonJq(
      @ForAll("rules") String rules, @ForAll("events") List<String> events) {
    // Its ascii_downcase, unlike jq's, spoils what lies beyond U+FFFF.
    assertSamePartitions(
        JqEngine.JACKSON_JQ,
        rules.replace("😀", ""),
        events.stream().map(event -> event.replace("😀", "")).toList());
  }

  /** Asserts that an engine files these events where the Lambda does. */
  static void assertSamePartitions(JqEngine engine, String json, List<String> events) {
    RoutingRules rules = RoutingRules.read(json);
    var router = new Router(rules);
    List<JsonNode> results = engine.apply(JqQuery.of(rules).text(), events);

    assertThat(results).hasSameSizeAs(events);
    for (int i = 0; i < results.size(); i++) {
      Routing routing = router.route(SesEvent.parse(events.get(i)));
      assertThat(results.get(i).properties())
          .as("%s with %s", events.get(i), json)
          .allSatisfy(key -> assertSame(routing, key));
    }
  }

  /** Equal, but for a required key without a value, and for making values safe. */
  private static void assertSame(Routing routing, Map.Entry<String, JsonNode> key) {
    if (key.getValue().isNull()) {
      assertThat(routing)
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> assertThat(failed.cause()).isEqualTo(Failed.Cause.REQUIRED_KEY));
    } else if (routing instanceof Routed routed) {
      String ours = routed.partitionKeys().asMap().get(key.getKey());
      String theirs = key.getValue().textValue();
      if (!theirs.equals(ours)) {
        assertThat(ours).matches("[^/]{1,83}-[0-9a-f]{16}");
        assertThat(theirs).matches("[A-Za-z0-9+=,.@_!-]*![A-Za-z0-9+=,.@_!-]*|.*-[0-9a-f]{16}");
        assertThat(theirs).hasSizeLessThanOrEqualTo(100);
      }
    }
  }
}
