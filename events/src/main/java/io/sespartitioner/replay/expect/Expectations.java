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
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sespartitioner.replay.expect.Fate.Dropped;
import io.sespartitioner.replay.expect.Fate.Failed;
import io.sespartitioner.replay.expect.Fate.Filed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must become of the records of some inputs: a JSON object from each input, a path from the
 * file's own folder, to the prefix of its record, {@code {"result": "Dropped"}}, {@code {"result":
 * "ProcessingFailed", "reason": CODE}}, or a list of these for an input of several records.
 *
 * @param inputs the fates of the records of each input, in their order
 */
public record Expectations(Map<String, List<Fate>> inputs) {

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

  /** The paths of the inputs, as they lie beside the file. */
  public List<Path> paths(Path file) {
    return inputs.keySet().stream().map(file.toAbsolutePath().getParent()::resolve).toList();
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
      if (!Files.exists(file.toAbsolutePath().resolveSibling(input.getKey()))) {
        problem(place, "no such file; paths are read from the folder of " + file.getFileName());
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
