package io.sespartitioner.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.hostile.EventTree;
import io.sespartitioner.hostile.HostileEvents;
import io.sespartitioner.hostile.NaiveRouter;
import io.sespartitioner.hostile.RandomRules;
import io.sespartitioner.routing.Routing.Dropped;
import io.sespartitioner.routing.Routing.Failed;
import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.ses.SesEventReader;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What any rules say about any event, a naive reading of both judges. */
class RouterPropertyTest {
  @Property
  void anyEventIsRoutedAsTheRulesRead(@ForAll Random random) {
    JsonNode file = RandomRules.write(random);
    Optional<RoutingRules> rules = read(file.toString());
    Assume.that(rules.isPresent());
    var router = new Router(rules.get());
    var reader = new SesEventReader(rules.get().selection());
    for (int i = 0; i < 3; i++) {
      byte[] json = HostileEvents.write(random);
      Routing routing = router.route(reader.read(json, 0, json.length));
      assertThat(said(routing))
          .as(() -> file.toPrettyString() + "\n" + new String(json, UTF_8))
          .isEqualTo(new NaiveRouter(file).route(EventTree.of(json)));
      assertFits(rules.get(), routing);
    }
  }

  /** The rules, unless they are refused for the one thing that random rules get wrong. */
  private static Optional<RoutingRules> read(String file) {
    try {
      return Optional.of(RoutingRules.read(file));
    } catch (BadRoutingRulesException e) {
      assertThat(e.problems()).allMatch(problem -> problem.message().contains("can never fire"));
      return Optional.empty();
    }
  }

  private static Map<String, String> said(Routing routing) {
    if (routing instanceof Routed routed) {
      return routed.partitionKeys().asMap();
    }
    if (routing instanceof Failed failed) {
      boolean rule = failed.cause() == Failed.Cause.RULE;
      return Map.of(rule ? "fail" : "required", failed.detail());
    }
    return Map.of("drop", ((Dropped) routing).why());
  }

  private static void assertFits(RoutingRules rules, Routing routing) {
    if (routing instanceof Routed routed) {
      String prefix = rules.prefix().text().replace("!{timestamp:yyyy}", "2026");
      for (Map.Entry<String, String> key : routed.partitionKeys().asMap().entrySet()) {
        prefix = prefix.replace("!{key:" + key.getKey() + "}", key.getValue());
      }
      assertThat(prefix).hasSizeLessThanOrEqualTo(512).doesNotContain("!{", "//", "/../", "/./");
    }
  }
}
