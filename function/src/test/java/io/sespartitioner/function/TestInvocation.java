package io.sespartitioner.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sespartitioner.routing.RoutingRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Makes invocations as Firehose does, calls the handler, and reads its answer with databind. */
final class TestInvocation {
  static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode invocation = JSON.createObjectNode();
  private final ArrayNode records;

  /** What came back: the response and the log. */
  record Answer(JsonNode response, List<JsonNode> log) {
    JsonNode record(int i) {
      return response.get("records").get(i);
    }

    String result(int i) {
      return record(i).get("result").textValue();
    }

    String key(int i, String name) {
      return record(i).at("/metadata/partitionKeys/" + name).textValue();
    }

    List<String> reasons() {
      return log.stream().filter(l -> l.has("reason")).map(l -> l.get("reason").asText()).toList();
    }

    JsonNode metrics() {
      return log.get(log.size() - 1);
    }
  }

  TestInvocation() {
    invocation.put("invocationId", "6f0cb2a6-5f3e-4c3b-9d4e-0a1b2c3d4e5f");
    invocation.put(
        "deliveryStreamArn", "arn:aws:firehose:eu-west-1:111122223333:deliverystream/ses-events");
    invocation.put("region", "eu-west-1");
    records = invocation.putArray("records");
  }

  TestInvocation payload(String payload) {
    return payload(payload.getBytes(UTF_8));
  }

  TestInvocation payload(byte[] payload) {
    return data(Base64.getEncoder().encodeToString(payload));
  }

  TestInvocation data(String data) {
    ObjectNode record = records.addObject();
    record.put("recordId", "4965" + (1000 + records.size()));
    record.put("approximateArrivalTimestamp", 1767225600000L);
    record.put("data", data);
    return this;
  }

  String json() {
    return invocation.toString();
  }

  Answer answer() {
    return answer(json(), RoutingRules.standard());
  }

  static Answer answer(String invocation, RoutingRules rules) {
    List<JsonNode> log = new ArrayList<>();
    var handler = new PartitioningHandler(rules, line -> log.add(parse(line.getBytes(UTF_8))));
    return new Answer(parse(call(handler, invocation.getBytes(UTF_8))), log);
  }

  static byte[] call(RequestStreamHandler handler, byte[] invocation) {
    var output = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(invocation), output, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.toByteArray();
  }

  static JsonNode parse(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
