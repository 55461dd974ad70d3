package io.sespartitioner.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An SES event read the naive way, from databind's tree: what {@code SesEvent} must agree with. */
public record EventTree(JsonNode root) {
  /** The event in bytes that hold one valid JSON object, which may be its envelope. */
  public static EventTree of(byte[] json) {
    JsonNode root = JacksonJudge.tree(json);
    return new EventTree(root.has("mail") ? root : inside(root).orElse(root));
  }

  private static Optional<JsonNode> inside(JsonNode envelope) {
    String message = envelope.path("Message").asText();
    if ("Notification".equals(envelope.path("Type").textValue())
        && envelope.path("Message").isTextual()
        && JacksonJudge.accepts(message.getBytes(UTF_8))
        && JacksonJudge.tree(message.getBytes(UTF_8)).isObject()) {
      return Optional.of(JacksonJudge.tree(message.getBytes(UTF_8)));
    }
    return Optional.of(envelope.path("detail"))
        .filter(detail -> detail.isObject() && "aws.ses".equals(envelope.path("source").asText()));
  }

  /** The first value of a message tag. */
  public Optional<String> tag(String name) {
    JsonNode values = root.path("mail").path("tags").path(name);
    return values.isArray() ? text(values.path(0)) : Optional.empty();
  }

  /** The text, boolean or whole number at a JSON Pointer. */
  public Optional<String> field(String pointer) {
    JsonNode node = root;
    for (String token : pointer.substring(1).split("/", -1)) {
      String name = token.replace("~1", "/").replace("~0", "~");
      boolean index = name.matches("0|[1-9][0-9]{0,8}");
      node = node.isArray() && index ? node.path(Integer.parseInt(name)) : node.path(name);
    }
    if (node.isNumber()) {
      return whole(node.doubleValue());
    }
    return node.isBoolean() ? Optional.of(node.asText()) : text(node);
  }

  private static Optional<String> whole(double number) {
    boolean exact = number == Math.rint(number) && Math.abs(number) <= 9007199254740991.0;
    return exact ? Optional.of(String.format(Locale.ROOT, "%d", (long) number)) : Optional.empty();
  }

  /** The value of the first header of that name, in any case. */
  public Optional<String> header(String name) {
    // The JDK's patterns ignore the case of ASCII only.
    Pattern anyCase = Pattern.compile(Pattern.quote(name), Pattern.CASE_INSENSITIVE);
    JsonNode headers = root.path("mail").path("headers");
    for (JsonNode header : headers.isArray() ? headers : java.util.List.<JsonNode>of()) {
      if (text(header.path("name")).filter(anyCase.asMatchPredicate()).isPresent()) {
        return text(header.path("value"));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.ofNullable(node.textValue()).filter(text -> !text.isEmpty());
  }
}
