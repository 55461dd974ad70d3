package io.sespartitioner.replay.processor;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Handlers for tests: each does one thing that a real one might. */
final class Handlers {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Handlers() {}

  /**
   * Answers every record {@code Ok} with the key {@code k=v}, then lets the test spoil the answers.
   */
  static RequestStreamHandler answering(Consumer<ArrayNode> change) {
    return (input, output, context) -> {
      JsonNode invocation = MAPPER.readTree(input);
      ObjectNode response = MAPPER.createObjectNode();
      ArrayNode records = response.putArray("records");
      for (JsonNode record : invocation.get("records")) {
        ObjectNode answer = records.addObject();
        answer.set("recordId", record.get("recordId"));
        answer.put("result", "Ok");
        answer.set("data", record.get("data"));
        answer.putObject("metadata").putObject("partitionKeys").put("k", "v");
      }
      change.accept(records);
      MAPPER.writeValue(output, response);
    };
  }

  /** The same, spoiling the answer to the second record only. */
  static RequestStreamHandler spoilingSecond(BiConsumer<ArrayNode, ObjectNode> change) {
    return answering(records -> change.accept(records, (ObjectNode) records.get(1)));
  }

  /** Answers with this text, whatever it is asked. */
  static RequestStreamHandler saying(String response) {
    return (input, output, context) -> output.write(response.getBytes(StandardCharsets.UTF_8));
  }
}
