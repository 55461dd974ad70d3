package io.sespartitioner.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.bench.idiomatic.IdiomaticHandler;
import io.sespartitioner.function.PartitioningHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Makes sure that handlers that are compared do the same. */
final class SameAnswers {
  private static final int EVENTS = 500;

  private SameAnswers() {}

  /** Throws an {@link IllegalStateException} if the handlers' answers differ for any event. */
  static void check() throws IOException {
    byte[] invocation = EventBatch.invocation(EVENTS);
    ObjectMapper json = new ObjectMapper();
    JsonNode idiomatic = json.readTree(new ManagedRuntime(new IdiomaticHandler()).call(invocation));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    new PartitioningHandler(RulesProfile.STANDARD.rules(), line -> {})
        .handleRequest(new ByteArrayInputStream(invocation), output, null);
    JsonNode deployed = json.readTree(output.toByteArray());
    if (idiomatic.get("records").size() != EVENTS || !idiomatic.equals(deployed)) {
      throw new IllegalStateException(
          "The deployed and the idiomatic handler answer differently, so can't be compared");
    }
  }
}
