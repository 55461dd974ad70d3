package io.sespartitioner.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An IAM policy document, of an identity or of a resource, evaluated alone as IAM does: a request
 * is refused unless a statement allows it and none denies it. Whatever this doesn't know is an
 * error, and never a match.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 */
record IamPolicy(JsonNode document) {

  private static final Set<String> ELEMENTS =
      Set.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");

  /** The condition key with the ARN of who asks. */
  static final String PRINCIPAL = "aws:PrincipalArn";

  /** A request with the condition keys that it has. */
  record Request(String action, String resource, Map<String, String> keys) {}

  boolean allows(Request request) {
    Set<String> effects =
        statements()
            .filter(statement -> applies(statement, request))
            .map(statement -> statement.path("Effect").textValue())
            .collect(Collectors.toSet());
    require(Set.of("Allow", "Deny").containsAll(effects), "Effects " + effects);
    return effects.equals(Set.of("Allow"));
  }

  Stream<JsonNode> statements() {
    require(document.path("Version").asText().equals("2012-10-17"), "The version");
    require(document.path("Statement").isArray(), "Statements that are no list");
    return document.path("Statement").valueStream();
  }

  private static boolean applies(JsonNode statement, Request request) {
    statement.fieldNames().forEachRemaining(name -> require(ELEMENTS.contains(name), name));
    // Names of actions are compared without case, those of resources with it.
    return anyMatches(statement.path("Action"), request.action(), Pattern.CASE_INSENSITIVE)
        && anyMatches(statement.path("Resource"), request.resource(), 0)
        && (!statement.has("Principal") || isFor(statement.path("Principal"), request))
        && statement.path("Condition").propertyStream().allMatch(test -> holds(test, request));
  }

  /** Names of principals have no wildcards: an asterisk alone is everybody. */
  private static boolean isFor(JsonNode principal, Request request) {
    require(principal.size() == 1 && principal.has("AWS"), "Principal " + principal);
    JsonNode names = principal.path("AWS");
    Stream<JsonNode> each = names.isArray() ? names.valueStream() : Stream.of(names);
    String asking = request.keys().get(PRINCIPAL);
    return each.map(JsonNode::textValue).anyMatch(name -> name.equals("*") || name.equals(asking));
  }

  private static boolean holds(Map.Entry<String, JsonNode> test, Request request) {
    require(Set.of("StringLike", "Bool").contains(test.getKey()), test.getKey());
    return test.getValue()
        .propertyStream()
        .allMatch(
            key -> {
              String value = request.keys().get(key.getKey());
              return value != null && anyMatches(key.getValue(), value, 0);
            });
  }

  private static boolean anyMatches(JsonNode patterns, String text, int flags) {
    require(patterns.isTextual() || patterns.isArray(), "Not a text or a list: " + patterns);
    Stream<JsonNode> each = patterns.isArray() ? patterns.valueStream() : Stream.of(patterns);
    return each.anyMatch(pattern -> glob(pattern.textValue(), flags).matcher(text).matches());
  }

  private static Pattern glob(String pattern, int flags) {
    require(!pattern.contains("${"), "Policy variables");
    String regex =
        pattern
            .chars()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    return Pattern.compile(regex, Pattern.DOTALL | flags);
  }

  private static void require(boolean known, String what) {
    if (!known) {
      throw new AssertionError("Not known to this evaluator: " + what);
    }
  }
}
