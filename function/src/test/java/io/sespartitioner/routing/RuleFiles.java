package io.sespartitioner.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files with routing rules that tests read. */
final class RuleFiles {

  static final Path BAD = Path.of("src/test/resources/bad-rules");
  static final Path EXAMPLES = Path.of("docs/examples");

  private RuleFiles() {}

  /** The JSON files of a folder, in the order of their names. */
  static List<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
