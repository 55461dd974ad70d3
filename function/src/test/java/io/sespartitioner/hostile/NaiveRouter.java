package io.sespartitioner.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Works out what a {@code routing.json} says about an event, straight from the two trees, with the
 * JDK's regular expressions. Knows what {@link RandomRules} writes.
 */
public record NaiveRouter(JsonNode rules) {
  /**
   * Name and value of each key, or a verdict under the name {@code drop}, {@code fail}, required.
   */
  public Map<String, String> route(EventTree event) {
    JsonNode action = action(event);
    for (String verdict : new String[] {"drop", "fail"}) {
      if (action.has(verdict)) {
        return Map.of(verdict, action.get(verdict).textValue());
      }
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> key : rules.get("keys").properties()) {
      String name = key.getKey();
      Optional<String> value =
          Optional.ofNullable(action.path("set").path(name).textValue())
              .or(() -> source(key.getValue(), event).map(NaiveValue::partitionValue))
              .or(() -> otherwise(key.getValue()));
      if (value.isEmpty()) {
        return Map.of("required", name);
      }
      values.put(name, value.get());
    }
    return values;
  }

  private static Optional<String> otherwise(JsonNode key) {
    return key.path("required").booleanValue()
        ? Optional.empty()
        : Optional.of(key.path("otherwise").asText("unknown"));
  }

  private JsonNode action(EventTree event) {
    for (JsonNode rule : rules.path("rules")) {
      if (holds(rule.get("when"), event)) {
        return rule;
      }
    }
    return rules.path("none");
  }

  private static boolean holds(JsonNode when, EventTree event) {
    boolean holds =
        !when.has("eventType") || holds(when.get("eventType"), event.field("/eventType"));
    for (String kind : new String[] {"tag", "field", "header"}) {
      for (Map.Entry<String, JsonNode> test : when.path(kind).properties()) {
        holds &= holds(test.getValue(), text(kind, test.getKey(), event));
      }
    }
    return holds;
  }

  private static boolean holds(JsonNode test, Optional<String> text) {
    if (test.has("exists")) {
      return test.get("exists").booleanValue() == text.isPresent();
    }
    if (test.has("matches")) {
      return text.isPresent()
          && Pattern.compile(test.get("matches").textValue()).matcher(text.get()).find();
    }
    for (JsonNode wanted : test) {
      if (text.isPresent() && text.get().equals(wanted.textValue())) {
        return true;
      }
    }
    return test.isTextual() && text.isPresent() && text.get().equals(test.textValue());
  }

  private static Optional<String> text(String kind, String name, EventTree event) {
    return switch (kind) {
      case "tag" -> event.tag(name);
      case "field" -> event.field(name);
      default -> event.header(name);
    };
  }

  private static Optional<NaiveValue> source(JsonNode source, EventTree event) {
    Optional<NaiveValue> value = Optional.empty();
    for (JsonNode first : source.path("firstOf")) {
      value = value.isPresent() ? value : source(first, event);
    }
    for (String kind : new String[] {"tag", "field", "header"}) {
      if (source.has(kind)) {
        value = text(kind, source.get(kind).textValue(), event).map(t -> new NaiveValue(t, false));
      }
    }
    if (source.has("time")) {
      value = event.field(source.get("time").textValue()).flatMap(time -> time(time, source));
    }
    return value.flatMap(found -> refined(found, source));
  }

  private static Optional<NaiveValue> time(String text, JsonNode source) {
    try {
      String format = source.get("format").textValue();
      ZoneId zone = ZoneId.of(source.path("zone").asText("UTC"));
      String time =
          DateTimeFormatter.ofPattern(format, Locale.US).withZone(zone).format(Instant.parse(text));
      return Optional.of(new NaiveValue(time, true));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<NaiveValue> refined(NaiveValue value, JsonNode source) {
    NaiveValue refined = value;
    if (source.has("match")) {
      Matcher match = Pattern.compile(source.get("match").textValue()).matcher(value.text());
      String group = match.find() ? match.group(Math.min(1, match.groupCount())) : null;
      if (group == null || group.isEmpty()) {
        return Optional.empty();
      }
      refined = new NaiveValue(group, false);
    }
    if (source.path("lowercase").booleanValue()) {
      String lower =
          Pattern.compile("[A-Z]")
              .matcher(refined.text())
              .replaceAll(c -> c.group().toLowerCase(Locale.ROOT));
      refined = new NaiveValue(lower, refined.byAuthor());
    }
    JsonNode mapped = source.path("map").path(refined.text());
    return Optional.of(mapped.isTextual() ? new NaiveValue(mapped.textValue(), true) : refined);
  }
}
