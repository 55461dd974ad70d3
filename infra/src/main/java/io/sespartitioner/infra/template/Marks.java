package io.sespartitioner.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts that stand for a parameter where a template is made, and the functions that take their
 * place in it.
 */
final class Marks {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, JsonNode> functions;
  private final Pattern any;

  /** Marks with their functions; of marks that begin in one place, the longest counts. */
  Marks(Map<String, JsonNode> functions) {
    this.functions = Map.copyOf(functions);
    this.any =
        Pattern.compile(
            functions.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
  }

  /** A copy of {@code node} in which each mark, alone or in a longer text, is its function. */
  JsonNode replace(JsonNode node) {
    if (node.isTextual()) {
      return joined(parts(node.asText()));
    }
    if (node.isArray()) {
      return list((ArrayNode) node);
    }
    if (node.isObject()) {
      return object((ObjectNode) node);
    }
    return node;
  }

  private ArrayNode list(ArrayNode node) {
    ArrayNode result = JSON.arrayNode();
    node.forEach(element -> result.add(replace(element)));
    return result;
  }

  private ObjectNode object(ObjectNode node) {
    ObjectNode result = JSON.objectNode();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      boolean list = value.path(1).isArray();
      result.set(
          field.getKey(),
          switch (field.getKey()) {
            case "Fn::Join" -> list ? arguments(value) : replace(value);
            case "Fn::Sub" -> substitution(value);
            default -> replace(value);
          });
    }
    return result;
  }

  /** A substitution's text takes no functions; a mark in it is a variable for one. */
  private JsonNode substitution(JsonNode arguments) {
    JsonNode text = arguments.isArray() ? arguments.path(0) : arguments;
    ObjectNode variables = JSON.objectNode();
    String replaced =
        any.matcher(text.asText())
            .replaceAll(
                mark -> {
                  String name = "Given" + (variables.size() + 1);
                  variables.set(name, functions.get(mark.group()).deepCopy());
                  return Matcher.quoteReplacement("${" + name + "}");
                });
    if (arguments.isArray()) {
      variables.setAll((ObjectNode) replace(arguments.path(1)));
    }
    return variables.isEmpty() ? arguments : JSON.arrayNode().add(replaced).add(variables);
  }

  /** A join's own list takes the parts of its texts, rather than a join of its own for each. */
  private ArrayNode arguments(JsonNode join) {
    ArrayNode list = JSON.arrayNode();
    for (JsonNode element : join.path(1)) {
      List<JsonNode> parts =
          element.isTextual() && join.path(0).asText().isEmpty()
              ? parts(element.asText())
              : List.of(replace(element));
      parts.forEach(list::add);
    }
    return JSON.arrayNode().add(join.path(0)).add(list);
  }

  private List<JsonNode> parts(String text) {
    List<JsonNode> parts = new ArrayList<>();
    Matcher mark = any.matcher(text);
    int from = 0;
    while (mark.find()) {
      if (mark.start() > from) {
        parts.add(TextNode.valueOf(text.substring(from, mark.start())));
      }
      parts.add(functions.get(mark.group()).deepCopy());
      from = mark.end();
    }
    if (from < text.length() || text.isEmpty()) {
      parts.add(TextNode.valueOf(text.substring(from)));
    }
    return parts;
  }

  private static JsonNode joined(List<JsonNode> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    ArrayNode list = JSON.arrayNode().addAll(parts);
    return JSON.objectNode().set("Fn::Join", JSON.arrayNode().add("").add(list));
  }
}
