package io.sespartitioner.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What CloudFormation makes of a part of a template.
 *
 * @param names the text for each reference: a logical id, or {@code ID.ATTRIBUTE}
 */
record Intrinsics(UnaryOperator<String> names) {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");

  JsonNode resolve(JsonNode node) {
    if (node.has("Ref")) {
      return TextNode.valueOf(names.apply(node.path("Ref").textValue()));
    }
    if (node.has("Fn::GetAtt")) {
      JsonNode of = node.path("Fn::GetAtt");
      return TextNode.valueOf(names.apply(of.path(0).textValue() + "." + of.path(1).textValue()));
    }
    if (node.has("Fn::Join")) {
      return TextNode.valueOf(
          node.at("/Fn::Join/1")
              .valueStream()
              .map(part -> resolve(part).textValue())
              .collect(Collectors.joining(node.at("/Fn::Join/0").textValue())));
    }
    if (node.has("Fn::Sub")) {
      return substituted(node.path("Fn::Sub"));
    }
    if (node.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      node.forEach(element -> list.add(resolve(element)));
      return list;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(member -> object.set(member.getKey(), resolve(member.getValue())));
      return object;
    }
    return node;
  }

  private TextNode substituted(JsonNode sub) {
    String text = sub.isArray() ? sub.path(0).textValue() : sub.textValue();
    for (Map.Entry<String, JsonNode> variable : sub.path(1).properties()) {
      text = text.replace("${" + variable.getKey() + "}", resolve(variable.getValue()).textValue());
    }
    Matcher references = REFERENCE.matcher(text);
    return TextNode.valueOf(
        references.replaceAll(ref -> Matcher.quoteReplacement(names.apply(ref.group(1)))));
  }
}
