package io.sespartitioner.replay;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A handler that partitions by the caller as the event has it, which a sender may choose. */
public final class RawCallerHandler implements RequestStreamHandler {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    ObjectNode response = MAPPER.createObjectNode();
    ArrayNode records = response.putArray("records");
    for (JsonNode record : MAPPER.readTree(input).get("records")) {
      JsonNode event = MAPPER.readTree(record.get("data").binaryValue());
      ObjectNode answer = records.addObject();
      answer.set("recordId", record.get("recordId"));
      answer.put("result", "Ok");
      answer.set("data", record.get("data"));
      answer
          .putObject("metadata")
          .putObject("partitionKeys")
          .set("userName", event.at("/mail/tags/ses:caller-identity/0"));
    }
    MAPPER.writeValue(output, response);
  }
}
