package io.sespartitioner.replay.expect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What becomes of one record. */
public sealed interface Fate {

  /** As it stands in a file of expectations. */
  JsonNode json();

  /** It is delivered below this prefix, such as {@code orders-app/2026/11/30/}. */
  record Filed(String prefix) implements Fate {

    @Override
    public JsonNode json() {
      return JsonNodeFactory.instance.textNode(prefix);
    }

    @Override
    public String toString() {
      return prefix;
    }
  }

  /** It is forgotten: it is empty, or a rule says so. */
  record Dropped() implements Fate {

    @Override
    public JsonNode json() {
      return JsonNodeFactory.instance.objectNode().put("result", toString());
    }

    @Override
    public String toString() {
      return "Dropped";
    }
  }

  /** It goes to error output, for this reason: a reason code, or an error type of Firehose's. */
  record Failed(String reason) implements Fate {

    static final String RESULT = "ProcessingFailed";

    @Override
    public JsonNode json() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      return json.put("result", RESULT).put("reason", reason);
    }

    @Override
    public String toString() {
      return RESULT + ", " + reason;
    }
  }
}
