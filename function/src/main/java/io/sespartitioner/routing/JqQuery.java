package io.sespartitioner.routing;

import io.sespartitioner.json.JsonText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The inline JQ query that gives the same partitions as the rules: Firehose's {@code
 * MetadataExtractionQuery}, for its engine JQ 1.6.
 *
 * <p>One object constructor with a text for every key; it fails on no JSON object that JQ can read.
 * Four things differ from the Lambda. JQ has no SHA-256: in a text that is not safe as it stands,
 * each such character becomes its code point in hexadecimal digits between two {@code !}, as do the
 * characters of {@code .} and {@code ..}; so two texts share a partition only if what this makes of
 * both is over 100 characters and alike in its first 98, after which {@code !!} stands. A text that
 * ends like a hash stays as it is. A {@code required} key without a value is null, which Firehose
 * files under {@code metadata-extraction-failed}. And JQ reads other texts as JSON: not the escape
 * of a high surrogate alone, nor arrays over 256 or objects over 128 deep, all of which the Lambda
 * files; but numbers such as {@code NaN} or {@code 01}, which the Lambda refuses.
 *
 * @param text the query, at most 5,120 characters
 * @param expressions what the query has for each key, in order
 */
public record JqQuery(String text, Map<String, String> expressions) {

  /** The most characters that Firehose takes as the value of a processor parameter. */
  private static final int MAX_CHARACTERS = 5_120;

  /** Copies the expressions. */
  public JqQuery {
    expressions = Collections.unmodifiableMap(new LinkedHashMap<>(expressions));
  }

  /**
   * Derives the query.
   *
   * @throws NotExpressibleInJqException if a part of the rules needs the Lambda: {@code drop},
   *     {@code fail}, {@code match}, {@code matches}, {@code time} and {@code custom} do
   */
  public static JqQuery of(RoutingRules rules) {
    List<String> refused = new ArrayList<>();
    var place = new Jq.Place("", refused);
    List<RuleInJq> inJq = rules(rules.rules(), place.at("rules"));
    List<Length> lengths = new ArrayList<>();
    int inRules = 0;
    for (RuleInJq rule : inJq) {
      lengths.add(new Length(rule.place(), rule.condition().length()));
      inRules += rule.condition().length();
    }
    Map<String, String> read = new LinkedHashMap<>();
    for (PartitionKey key : rules.keys().values()) {
      Jq.Place at = place.at("keys").at(key.name());
      read.put(key.name(), read(key, at));
      lengths.add(new Length(at, read.get(key.name()).length()));
    }
    if (inRules > MAX_CHARACTERS) {
      refuseLength("over " + MAX_CHARACTERS, lengths);
    }
    if (!refused.isEmpty()) {
      throw new NotExpressibleInJqException(refused);
    }
    Map<String, String> expressions = new LinkedHashMap<>();
    read.forEach(
        (key, text) -> expressions.put(key, "(" + Jq.EVENT + "|" + value(key, text, inJq) + ")"));
    String query = text(expressions);
    if (query.length() > MAX_CHARACTERS) {
      expressions.replaceAll((name, expression) -> withDefinition(expression));
      query = text(expressions);
    }
    if (query.length() > MAX_CHARACTERS) {
      refuseLength(Integer.toString(query.length()), lengths);
      throw new NotExpressibleInJqException(refused);
    }
    return new JqQuery(query, expressions);
  }

  /** How much of the query one key or rule takes. */
  private record Length(Jq.Place place, int characters) {}

  /** Names the longest part, which is the one to shorten. */
  private static void refuseLength(String length, List<Length> lengths) {
    Length longest = Collections.max(lengths, Comparator.comparingInt(Length::characters));
    longest.place.refuse(
        "the JQ query has %s characters, and Firehose takes %d; this part is the longest, with %d"
            .formatted(length, MAX_CHARACTERS, longest.characters));
  }

  /** The same expression with what makes texts safe in it once, under a name; it is less plain. */
  private static String withDefinition(String expression) {
    return "(def s:" + Jq.SAFE + ";" + expression.replace(Jq.SAFE, "s") + ")";
  }

  /** One object, with its names in quotes, as the CDK writes it too. */
  private static String text(Map<String, String> expressions) {
    return expressions.entrySet().stream()
        .map(member -> JsonText.quote(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private record RuleInJq(Jq.Place place, String condition, Map<String, String> texts) {}

  private static List<RuleInJq> rules(List<Rule> rules, Jq.Place place) {
    List<RuleInJq> inJq = new ArrayList<>();
    for (Rule rule : rules) {
      Jq.Place at = place.at(Integer.toString(rule.number() - 1));
      if (rule.action().verdict(rule.number()).isPresent()) {
        at.at(rule.action().toString()).refuse("JQ can't drop or fail a record");
      }
      inJq.add(new RuleInJq(at, rule.when().jq(at.at("when")), rule.action().texts()));
    }
    return inJq;
  }

  private static String value(String key, String read, List<RuleInJq> rules) {
    int last = rules.size();
    while (last > 0 && !rules.get(last - 1).texts().containsKey(key)) {
      last--;
    }
    if (last == 0) {
      return read;
    }
    // A rule that leaves this key alone still decides, so that later ones don't.
    var value = new StringBuilder("((");
    for (RuleInJq rule : rules.subList(0, last)) {
      String text = rule.texts().get(key);
      value.append(value.length() == 2 ? "if " : " elif ").append(rule.condition());
      value.append(" then ").append(text == null ? "null" : JsonText.quote(text));
    }
    return value.append(" else null end)//").append(read).append(')').toString();
  }

  private static String read(PartitionKey key, Jq.Place place) {
    List<String> values = new ArrayList<>();
    values.add(key.source().jqValue(place));
    key.otherwise().ifPresent(text -> values.add(JsonText.quote(text)));
    return Jq.list(values) + "[0]";
  }

  @Override
  public String toString() {
    return text;
  }
}
