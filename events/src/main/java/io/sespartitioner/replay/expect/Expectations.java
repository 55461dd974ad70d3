package io.sespartitioner.replay.expect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sespartitioner.replay.expect.Fate.Dropped;
import io.sespartitioner.replay.expect.Fate.Failed;
import io.sespartitioner.replay.expect.Fate.Filed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must become of the records of some inputs: a JSON object from each input, a path from the
 * file's own folder, to the prefix of its record, {@code {"result": "Dropped"}}, {@code {"result":
 * "ProcessingFailed", "reason": CODE}}, or a list of these for an input of several records.
 *
 * @param inputs the fates of the records of each input, in their order
 */
public record Expectations(Map<String, List<Fate>> inputs) {

  /** Those of no input. */
  public static final Expectations NONE = new Expectations(Map.of());

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.ALLOW_COMMENTS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Those of a file. Each problem of it is in the message, on a line of its own, with its place as
   * a JSON Pointer.
   *
   * @param reasons the reasons for which a record may fail
   * @throws IllegalArgumentException if they can't be used
   * @throws IOException if the file can't be read
   */
  public static Expectations read(Path file, Set<String> reasons) throws IOException {
    JsonNode json;
    try {
      json = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
      throw new IllegalArgumentException(file + where + ": " + e.getOriginalMessage(), e);
    }
    if (!json.isObject() || json.isEmpty()) {
      throw new IllegalArgumentException(
          file + ": write a JSON object such as {\"events/a.json\": \"orders-app/2026/11/30/\"}");
    }
    Reader reader = new Reader(file, new TreeSet<>(reasons));
    Map<String, List<Fate>> inputs = new LinkedHashMap<>();
    json.properties().forEach(input -> inputs.put(input.getKey(), reader.input(input)));
    if (!reader.problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", reader.problems));
    }
    return new Expectations(inputs);
  }

  /** Those that what became of records gives; of an input without records there are none. */
  public static Expectations of(Path file, List<Path> inputs, Map<Path, List<Decided>> actual) {
    Map<String, List<Fate>> fates = new TreeMap<>();
    inputs.stream()
        .filter(Files::isRegularFile)
        .forEach(input -> fates.put(name(file, input), List.of()));
    actual.forEach(
        (input, decided) ->
            fates.put(name(file, input), decided.stream().map(Decided::fate).toList()));
    return new Expectations(fates);
  }

  private static String name(Path file, Path input) {
    return folder(file)
        .relativize(input.toAbsolutePath().normalize())
        .toString()
        .replace(File.separatorChar, '/');
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().normalize().getParent();
  }

  /** The path of each input. */
  public Map<String, Path> paths(Path file) {
    Map<String, Path> paths = new LinkedHashMap<>();
    inputs.keySet().forEach(input -> paths.put(input, folder(file).resolve(input).normalize()));
    return paths;
  }

  /** Where what became of records is something else, in the order of the file. */
  public List<Difference> differences(Path file, Map<Path, List<Decided>> actual) {
    List<Difference> differences = new ArrayList<>();
    paths(file)
        .forEach(
            (input, path) ->
                differences.addAll(
                    differences(input, inputs.get(input), actual.getOrDefault(path, List.of()))));
    return differences;
  }

  private static List<Difference> differences(
      String input, List<Fate> expected, List<Decided> actual) {
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      Optional<Fate> wanted = i < expected.size() ? Optional.of(expected.get(i)) : Optional.empty();
      Optional<Decided> decided = i < actual.size() ? Optional.of(actual.get(i)) : Optional.empty();
      Optional<Fate> got = decided.map(Decided::fate);
      if (!wanted.equals(got)) {
        String why = decided.map(Decided::why).orElse("");
        differences.add(new Difference(input, i + 1, json(wanted), json(got), why));
      }
    }
    return differences;
  }

  private static JsonNode json(Optional<Fate> fate) {
    return fate.map(Fate::json).orElseGet(NullNode::getInstance);
  }

  /** What became of a record, and the source or rule behind it; empty if that isn't known. */
  public record Decided(Fate fate, String why) {}

  /**
   * A record that didn't become what was expected, or one that is missing on either side.
   *
   * @param record its number in the input, from 1
   * @param expected what the file says, or null
   * @param actual what became of it, or null
   * @param why the source or rule that decided
   */
  public record Difference(
      String input, int record, JsonNode expected, JsonNode actual, String why) {

    /** A line of text. */
    public String text() {
      return "%s, record %d: expected %s, got %s%s"
          .formatted(
              input, record, words(expected), words(actual), why.isEmpty() ? "" : " (" + why + ")");
    }

    private static String words(JsonNode fate) {
      if (fate.isNull()) {
        return "no such record";
      }
      return fate.isTextual() ? fate.textValue() : fate.toString();
    }
  }

  /** Writes them into a file, an input a line. */
  public void write(Path file) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    inputs.forEach(
        (input, fates) -> {
          ArrayNode list = JSON.createArrayNode();
          fates.forEach(fate -> list.add(fate.json()));
          json.set(input, list.size() == 1 ? list.get(0) : list);
        });
    DefaultPrettyPrinter lines =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    Files.writeString(file, JSON.writer(lines).writeValueAsString(json) + "\n");
  }

  /** Reads what stands in a file, and keeps what is wrong with it. */
  private static final class Reader {

    private final Path file;
    private final Set<String> reasons;
    private final List<String> problems = new ArrayList<>();

    Reader(Path file, Set<String> reasons) {
      this.file = file;
      this.reasons = reasons;
    }

    List<Fate> input(Map.Entry<String, JsonNode> input) {
      JsonPointer place = JsonPointer.empty().appendProperty(input.getKey());
      if (!isFile(input.getKey())) {
        problem(place, "no such file; paths start from the folder of " + file.getFileName());
      }
      List<Fate> fates = new ArrayList<>();
      if (input.getValue().isArray()) {
        for (int i = 0; i < input.getValue().size(); i++) {
          fates.add(fate(place.appendIndex(i), input.getValue().get(i)));
        }
      } else {
        fates.add(fate(place, input.getValue()));
      }
      return fates;
    }

    private boolean isFile(String path) {
      try {
        return Files.isRegularFile(folder(file).resolve(path));
      } catch (InvalidPathException e) {
        return false;
      }
    }

    private Fate fate(JsonPointer place, JsonNode json) {
      String result = json.path("result").asText();
      if (json.isTextual()) {
        return new Filed(json.textValue());
      }
      if (result.equals(new Dropped().toString()) && json.size() == 1) {
        return new Dropped();
      }
      if (result.equals(Failed.RESULT) && json.size() == 2 && json.path("reason").isTextual()) {
        String reason = json.get("reason").textValue();
        if (!reasons.contains(reason)) {
          problem(place, reason + " is no reason; write one of " + String.join(", ", reasons));
        }
        return new Failed(reason);
      }
      problem(
          place,
          "write a prefix, {\"result\": \"Dropped\"}, or"
              + " {\"result\": \"ProcessingFailed\", \"reason\": CODE}");
      return new Dropped();
    }

    private void problem(JsonPointer place, String what) {
      problems.add(file + ": " + place + ": " + what);
    }
  }
}
