package io.sespartitioner.infra.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.routing.NearestName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads single context values and notes a problem for each one that can't be used. */
final class ContextValues {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> context;
  private final Path folder;
  private final Map<Setting<?>, Object> read = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  /** The values in {@code context}; relative paths start from {@code folder}. */
  ContextValues(Map<String, Object> context, Path folder) {
    this.context = context;
    this.folder = folder;
  }

  /** The value of {@code setting}, which is read once, so that a problem is noted once. */
  @SuppressWarnings("unchecked") // Each value is put there by its own setting.
  <T> T get(Setting<T> setting) {
    if (!read.containsKey(setting)) {
      read.put(setting, setting.read(this));
    }
    return (T) read.get(setting);
  }

  /** The path that {@code text} names. */
  Path path(String text) {
    return folder.resolve(text);
  }

  /** The problems so far. */
  List<String> problems() {
    return problems;
  }

  /** Notes a problem with a setting. */
  void problem(Setting<?> setting, String message) {
    problems.add(setting.key() + ": " + message);
  }

  /** The value as text; a list's elements are joined by commas, and blank counts as absent. */
  Optional<String> text(Setting<?> setting) {
    Object value = context.get(setting.key());
    if (value == null) {
      return Optional.empty();
    }
    String text = value instanceof List<?> list ? joined(list) : value.toString();
    return Optional.of(text.strip()).filter(t -> !t.isEmpty());
  }

  private static String joined(List<?> values) {
    return String.join(",", values.stream().map(String::valueOf).toList());
  }

  /** The value as an object, or as the JSON text of one; empty if there is none. */
  Map<String, Object> object(Setting<?> setting) {
    Object value = context.get(setting.key());
    if (value instanceof Map<?, ?>) {
      return JSON.convertValue(value, new TypeReference<>() {});
    }
    Optional<String> text = text(setting);
    try {
      return text.isEmpty() ? Map.of() : JSON.readValue(text.get(), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      problem(setting, "'" + text.get() + "' is not the JSON text of an object.");
      return Map.of();
    }
  }

  /** The value as one of {@code known}, in any case; a near one is proposed. */
  Optional<String> oneOf(Setting<?> setting, List<String> known) {
    Optional<String> text = text(setting);
    Optional<String> found =
        known.stream().filter(name -> name.equalsIgnoreCase(text.orElse(""))).findFirst();
    if (text.isPresent() && found.isEmpty()) {
      problem(
          setting,
          "'%s' is not %s.%s"
              .formatted(text.get(), String.join(" or ", known), didYouMean(text.get(), known)));
    }
    return found;
  }

  /** A question to end a message on an unknown name with, if a known one is near. */
  static String didYouMean(String name, List<String> known) {
    return NearestName.of(name, known).map(near -> " Did you mean " + near + "?").orElse("");
  }

  /** The value as text that {@code valid} accepts; {@code expected} tells what that is. */
  Optional<String> text(Setting<?> setting, Predicate<String> valid, String expected) {
    Optional<String> text = text(setting);
    if (text.isPresent() && !valid.test(text.get())) {
      problem(setting, "'" + text.get() + "' is not " + expected + ".");
      return Optional.empty();
    }
    return text;
  }

  /** The value as text that {@code valid} accepts; empty, and a problem, if there is none. */
  String required(Setting<?> setting, Predicate<String> valid, String expected) {
    if (text(setting).isEmpty()) {
      problem(setting, "is required: " + expected + ".");
    }
    return text(setting, valid, expected).orElse("");
  }

  /** The value as a whole number from {@code least} to {@code most}. */
  int number(Setting<?> setting, int standard, int least, int most) {
    Optional<String> text = text(setting);
    if (text.isEmpty()) {
      return standard;
    }
    // A number of cdk.json may have become a floating one on its way through Node.
    String digits = text.get().replaceFirst("\\.0+$", "");
    if (digits.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(digits);
      if (number >= least && number <= most) {
        return number;
      }
    }
    problem(
        setting, "'" + text.get() + "' is not a whole number from " + least + " to " + most + ".");
    return standard;
  }
}
