package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.routing.Router.Explanation;
import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardRulesTest {

  private final RoutingRules rules = RoutingRules.standard();

  @Test
  void fileEventsByCallerIdentityAndDayOfArrival() {
    assertThat(rules.prefix().text())
        .isEqualTo("!{key:userName}/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/");
    assertThat(rules.errorPrefix().text()).isEqualTo("!{firehose:error-output-type}/");
    assertThat(rules.timeZone().getId()).isEqualTo("UTC");
    assertThat(rules.rules()).isEmpty();
  }

  @Test
  void readTheCallerIdentity() {
    var event =
        SesEvent.parse(
            """
            {"mail": {"tags": {"ses:caller-identity": ["ses-smtp-user.20230808-xxxxx"]}}}
            """);

    assertThat(new Router(rules).route(event))
        .isEqualTo(routed("ses-smtp-user.20230808-xxxxx", false));
  }

  @Test
  void fileEventsWithoutCallerUnderUnknown() {
    assertThat(new Router(rules).route(SesEvent.parse("{}"))).isEqualTo(routed("unknown", true));
  }

  @Test
  void selectNothingButTheCallerIdentity() {
    assertThat(rules.selection()).isEqualTo(Selection.tag("ses:caller-identity"));
  }

  @Test
  void explainWhereTheKeyCameFrom() {
    Explanation explanation = new Router(rules).explain(SesEvent.parse("{}"));

    assertThat(explanation.steps())
        .containsExactly(new Explanation.Step("userName", "unknown", "otherwise"));
  }

  private static Routed routed(String userName, boolean fallback) {
    var keys = Map.of("userName", userName);
    return new Routed(
        new PartitionKeys(keys.keySet().stream().toList(), keys.values().stream().toList()),
        fallback,
        0);
  }
}
