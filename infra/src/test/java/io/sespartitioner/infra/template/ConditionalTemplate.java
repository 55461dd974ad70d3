package io.sespartitioner.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * CloudFormation's functions, worked out as far as parameters decide them: what is left refers to
 * resources and pseudo parameters only. A template without parameters comes out in the same form.
 */
final class ConditionalTemplate {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([\\w:.]+)}");
  private static final JsonNode NONE = JSON.objectNode().put("Ref", "AWS::NoValue");

  private final JsonNode template;
  private final Map<String, String> parameters = new HashMap<>();

  /** The template as CloudFormation sees it with the parameters {@code given}. */
  ConditionalTemplate(JsonNode template, Map<String, String> given) {
    this.template = template;
    template
        .path("Parameters")
        .propertyStream()
        .filter(parameter -> parameter.getValue().has("Default"))
        .forEach(
            parameter ->
                parameters.put(parameter.getKey(), parameter.getValue().path("Default").asText()));
    parameters.putAll(given);
  }

  /** The resources, or outputs, whose conditions hold, each worked out. */
  ObjectNode members(String section) {
    ObjectNode members = JSON.objectNode();
    for (Map.Entry<String, JsonNode> member : template.path(section).properties()) {
      JsonNode condition = member.getValue().path("Condition");
      if (condition.isMissingNode() || holds(condition.asText())) {
        ObjectNode value = (ObjectNode) value(member.getValue());
        value.remove("Condition");
        members.set(member.getKey(), value);
      }
    }
    return members;
  }

  private boolean holds(String condition) {
    return truth(template.path("Conditions").path(condition));
  }

  private boolean truth(JsonNode condition) {
    if (condition.has("Fn::Not")) {
      return !truth(condition.path("Fn::Not").path(0));
    }
    JsonNode sides = condition.path("Fn::Equals");
    return value(sides.path(0)).equals(value(sides.path(1)));
  }

  /** With numbers as texts, as parameters are, and without what is no value. */
  private JsonNode value(JsonNode node) {
    if (node.isNumber()) {
      return TextNode.valueOf(node.asText());
    }
    if (node.isArray()) {
      ArrayNode list = JSON.arrayNode();
      node.valueStream().map(this::value).filter(v -> !v.equals(NONE)).forEach(list::add);
      return list;
    }
    return node.isObject() ? object((ObjectNode) node) : node;
  }

  private JsonNode object(ObjectNode node) {
    JsonNode arguments = node.elements().hasNext() ? node.elements().next() : node;
    return switch (node.size() == 1 ? node.fieldNames().next() : "") {
      case "Ref" -> reference(node);
      case "Fn::If" -> value(arguments.path(holds(arguments.path(0).asText()) ? 1 : 2));
      case "Fn::FindInMap" -> {
        JsonNode keys = value(arguments);
        JsonNode map = template.path("Mappings").path(keys.path(0).asText());
        yield map.path(keys.path(1).asText()).path(keys.path(2).asText());
      }
      case "Fn::Split" -> split(value(arguments));
      case "Fn::Join" -> joined(value(arguments));
      case "Fn::Sub" -> joined(substituted(arguments));
      default -> {
        ObjectNode result = JSON.objectNode();
        node.properties().forEach(field -> result.set(field.getKey(), value(field.getValue())));
        node.properties().stream()
            .filter(field -> result.path(field.getKey()).equals(NONE))
            .forEach(field -> result.remove(field.getKey()));
        yield result;
      }
    };
  }

  private JsonNode reference(ObjectNode node) {
    String name = node.path("Ref").asText();
    if (!parameters.containsKey(name)) {
      return node;
    }
    boolean list =
        template.at("/Parameters/" + name + "/Type").asText().equals("CommaDelimitedList");
    return list
        ? split(JSON.arrayNode().add(",").add(parameters.get(name)))
        : TextNode.valueOf(parameters.get(name));
  }

  private static ArrayNode split(JsonNode arguments) {
    ArrayNode parts = JSON.arrayNode();
    Stream.of(arguments.path(1).asText().split(Pattern.quote(arguments.path(0).asText()), -1))
        .forEach(parts::add);
    return parts;
  }

  /** A substitution as the join that it is a short form of. */
  private ArrayNode substituted(JsonNode arguments) {
    JsonNode variables = arguments.path(1);
    String text = (arguments.isArray() ? arguments.path(0) : arguments).asText();
    ArrayNode parts = JSON.arrayNode();
    int from = 0;
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      parts.add(text.substring(from, variable.start()));
      String name = variable.group(1);
      parts.add(
          value(variables.has(name) ? variables.path(name) : JSON.objectNode().put("Ref", name)));
      from = variable.end();
    }
    return JSON.arrayNode().add("").add(parts.add(text.substring(from)));
  }

  /** Neighbouring texts are one, and a join within a join is its parts. */
  private static JsonNode joined(JsonNode arguments) {
    List<JsonNode> parts = new ArrayList<>();
    for (JsonNode part : arguments.path(1)) {
      JsonNode inner = part.path("Fn::Join").path(1);
      (inner.isMissingNode() ? Stream.of(part) : inner.valueStream())
          .filter(piece -> !piece.asText("-").isEmpty())
          .forEach(piece -> append(parts, piece));
    }
    return parts.size() == 1
        ? parts.get(0)
        : JSON.objectNode()
            .set("Fn::Join", JSON.arrayNode().add("").add(JSON.arrayNode().addAll(parts)));
  }

  private static void append(List<JsonNode> parts, JsonNode piece) {
    JsonNode last = parts.isEmpty() ? NONE : parts.get(parts.size() - 1);
    if (last.isTextual() && piece.isTextual()) {
      parts.set(parts.size() - 1, TextNode.valueOf(last.asText() + piece.asText()));
    } else {
      parts.add(piece);
    }
  }
}
