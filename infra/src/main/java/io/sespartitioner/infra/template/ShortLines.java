package io.sespartitioner.infra.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * JSON to be read by people and still short: what fits is on one line. CloudFormation takes no
 * template above 51,200 bytes but from S3.
 */
final class ShortLines {

  private static final int WIDTH = 120;

  private ShortLines() {}

  /** The text of {@code node}, with a line break at its end. */
  static String of(JsonNode node) {
    return text(node, "") + "\n";
  }

  private static String text(JsonNode node, String indent) {
    String line = node.toString();
    if (node.isEmpty() || indent.length() + line.length() <= WIDTH) {
      return line;
    }
    String deeper = indent + " ";
    Stream<String> members =
        node.isArray()
            ? node.valueStream().map(element -> text(element, deeper))
            : node.propertyStream()
                .map(
                    field ->
                        TextNode.valueOf(field.getKey()) + ": " + text(field.getValue(), deeper));
    String lines = members.map(member -> deeper + member).collect(Collectors.joining(",\n"));
    return node.isArray()
        ? "[\n" + lines + "\n" + indent + "]"
        : "{\n" + lines + "\n" + indent + "}";
  }
}
