package io.sespartitioner.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.hostile.Samples;
import io.sespartitioner.routing.BadRoutingRulesException;
import io.sespartitioner.routing.JqQuery;
import io.sespartitioner.routing.NotExpressibleInJqException;
import io.sespartitioner.routing.Processor;
import io.sespartitioner.routing.RoutingRules;
import java.util.Base64;

/** Any text as {@code routing.json}: refused with problems, or rules that route every sample. */
public final class RulesTarget {
  private static final int MAX_PREFIX = 512;
  private static final byte[] INVOCATION = invocation();

  private RulesTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] file) {
    RoutingRules rules;
    try {
      rules = RoutingRules.read(new String(file, UTF_8));
    } catch (BadRoutingRulesException e) {
      Handled.expect(!e.problems().isEmpty(), "a problem is named");
      return;
    }
    checkJq(rules);
    for (JsonNode answer : Handled.answer(rules, INVOCATION).records()) {
      checkPrefix(rules, answer.at("/metadata/partitionKeys"));
    }
  }

  private static void checkJq(RoutingRules rules) {
    try {
      Handled.expect(!JqQuery.of(rules).text().isEmpty(), "a query");
    } catch (NotExpressibleInJqException e) {
      Handled.expect(!e.getMessage().isEmpty(), "a reason");
    }
  }

  private static void checkPrefix(RoutingRules rules, JsonNode keys) {
    int length =
        rules.prefix().forProcessor(Processor.LAMBDA).replaceAll("!\\{[^}]*\\}", "").length();
    for (JsonNode key : keys) {
      String value = key.textValue();
      Handled.expect(value.matches("[A-Za-z0-9+=,.@_/-]+"), "only safe characters");
      Handled.expect(!("/" + value + "/").matches(".*/\\.{0,2}/.*"), "no segment to climb by");
      length += value.length();
    }
    Handled.expect(length <= MAX_PREFIX, "a prefix that Firehose takes");
  }

  private static byte[] invocation() {
    var records = new StringBuilder();
    for (byte[] event : Samples.EVENTS) {
      String data = Base64.getEncoder().encodeToString(event);
      records.append(records.isEmpty() ? "" : ",");
      records.append("{\"recordId\":\"1\",\"data\":\"").append(data).append("\"}");
    }
    return ("{\"records\":[" + records + "]}").getBytes(UTF_8);
  }
}
