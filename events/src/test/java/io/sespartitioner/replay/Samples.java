package io.sespartitioner.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample events, and what was written by hand about each. */
final class Samples {

  static final Path FOLDER = Path.of("samples");
  private static final Path EXPECTATIONS = Path.of("src/test/resources/expectations");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Samples() {}

  /** The names of all samples, without their extensions. */
  static List<String> names() {
    return names(FOLDER);
  }

  /** The names of all expectations of samples. */
  static List<String> expectedNames() {
    return names(EXPECTATIONS).stream().filter(name -> !name.startsWith("invocations/")).toList();
  }

  static Path file(String name) {
    return Stream.of(".json", ".txt")
        .map(extension -> FOLDER.resolve(name + extension))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no sample " + name));
  }

  static JsonNode expectation(String name) {
    try {
      return MAPPER.readTree(EXPECTATIONS.resolve(name + ".json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("There is no expectation for the sample " + name, e);
    }
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .map(name -> name.substring(0, name.lastIndexOf('.')))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
