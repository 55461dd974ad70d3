package io.sespartitioner.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.function.PartitioningHandler;
import io.sespartitioner.hostile.JacksonJudge;
import io.sespartitioner.routing.RoutingRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The records of a response, from a handler of its own that must never fail by a defect. */
record Handled(JsonNode records) {
  /** Answers an invocation. Throws what the handler throws. */
  static Handled answer(RoutingRules rules, byte[] invocation) {
    var output = new ByteArrayOutputStream();
    try {
      new PartitioningHandler(rules, Handled::check)
          .handleRequest(new ByteArrayInputStream(invocation), output, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Handled(JacksonJudge.tree(output.toByteArray()).get("records"));
  }

  private static void check(String line) {
    if (line.contains("\"reason\":\"internal\"") || line.contains("\n")) {
      throw new AssertionError(line);
    }
  }

  static void expect(boolean holds, String promise) {
    if (!holds) {
      throw new AssertionError("Broken: " + promise);
    }
  }
}
