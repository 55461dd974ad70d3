package io.sespartitioner.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.hostile.JacksonJudge;
import io.sespartitioner.routing.RoutingRules;

/** Any bytes as an invocation: refused with a place, or every record answered in order. */
public final class InvocationTarget {
  private static final RoutingRules RULES = RoutingRules.standard();

  private InvocationTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] invocation) {
    Handled handled;
    try {
      handled = Handled.answer(RULES, invocation);
    } catch (RuntimeException e) {
      boolean refused =
          e.getMessage() != null
              && e.getMessage().matches("Expected .* at byte \\d+ of the invocation");
      if (!refused) {
        throw e;
      }
      return;
    }
    JsonNode records = JacksonJudge.tree(invocation).get("records");
    Handled.expect(handled.records().size() == records.size(), "each record once");
    for (int i = 0; i < records.size(); i++) {
      checkAnswer(handled.records().get(i), records.get(i));
    }
  }

  private static void checkAnswer(JsonNode answer, JsonNode record) {
    Handled.expect(answer.get("recordId").equals(record.get("recordId")), "ids in order");
    String result = answer.get("result").textValue();
    if (result.equals("Dropped")) {
      return;
    }
    Handled.expect(answer.get("data").equals(record.get("data")), "data unchanged");
    String key = answer.at("/metadata/partitionKeys/userName").asText();
    Handled.expect(key.isEmpty() == result.equals("ProcessingFailed"), "keys if and only if Ok");
  }
}
