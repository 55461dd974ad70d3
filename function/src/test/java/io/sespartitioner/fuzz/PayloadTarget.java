package io.sespartitioner.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.hostile.EventTree;
import io.sespartitioner.hostile.JacksonJudge;
import io.sespartitioner.hostile.NaiveRouter;
import io.sespartitioner.routing.RoutingRules;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Any bytes as a payload: routed as a naive reading says, or failed if that finds no event. */
public final class PayloadTarget {
  private static final String FILE =
      """
      {
        "prefix": "!{key:caller}/!{key:domain}/!{key:subject}/!{key:first}/",
        "keys": {
          "caller": { "tag": "ses:caller-identity" },
          "domain": { "field": "/mail/destination/0", "match": "@([^@]+)\\\\z", "lowercase": true },
          "subject": { "header": "Subject" },
          "first": { "firstOf": [ { "field": "/bounce/bounceType" }, { "tag": "env" } ] }
        },
        "rules": [ { "when": { "eventType": "Open" }, "set": { "caller": "opens" } } ]
      }
      """;
  private static final RoutingRules RULES = RoutingRules.read(FILE);
  private static final NaiveRouter NAIVE = new NaiveRouter(JacksonJudge.tree(FILE.getBytes(UTF_8)));

  private PayloadTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] payload) {
    String data = Base64.getEncoder().encodeToString(payload);
    String invocation = "{\"records\":[{\"recordId\":\"1\",\"data\":\"" + data + "\"}]}";
    JsonNode answer = Handled.answer(RULES, invocation.getBytes(UTF_8)).records().get(0);
    if (JacksonJudge.accepts(payload) && JacksonJudge.tree(payload).isObject()) {
      Map<String, String> keys = new TreeMap<>();
      for (Map.Entry<String, JsonNode> key : answer.at("/metadata/partitionKeys").properties()) {
        keys.put(key.getKey(), key.getValue().textValue());
      }
      Handled.expect(keys.equals(NAIVE.route(EventTree.of(payload))), "routed as read naively");
    } else {
      String expected = isBlank(payload) ? "Dropped" : "ProcessingFailed";
      Handled.expect(answer.get("result").textValue().equals(expected), expected);
    }
  }

  private static boolean isBlank(byte[] payload) {
    return new String(payload, UTF_8).matches("[ \t\r\n]*");
  }
}
