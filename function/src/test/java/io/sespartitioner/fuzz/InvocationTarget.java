package io.sespartitioner.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.hostile.JacksonJudge;
import io.sespartitioner.routing.RoutingRules;
import java.util.Arrays;
import java.util.Base64;

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
    String data = record.get("data").textValue();
    String expected = result.equals("Ok") ? withNewline(data) : data;
    Handled.expect(answer.get("data").textValue().equals(expected), "data and a newline");
    String key = answer.at("/metadata/partitionKeys/userName").asText();
    Handled.expect(key.isEmpty() == result.equals("ProcessingFailed"), "keys if and only if Ok");
  }

  /** The same text if its bytes end in a newline; else base64 of the bytes and one. */
  private static String withNewline(String data) {
    byte[] bytes = Base64.getDecoder().decode(data);
    if (bytes[bytes.length - 1] == '\n') {
      return data;
    }
    byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
    line[bytes.length] = '\n';
    return Base64.getEncoder().encodeToString(line);
  }
}
