package io.sespartitioner.infra.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page on the constructs as a library tells of. */
class LibraryPageTest {

  @Test
  void itNamesEachPublicTypeOfThePackage() throws IOException {
    String page = Files.readString(Path.of("docs/library.md"));
    try (Stream<Path> sources =
        Files.list(Path.of("src/main/java", "io/sespartitioner/infra/pipeline"))) {
      assertThat(sources.filter(LibraryPageTest::isPublic).map(LibraryPageTest::name))
          .hasSizeGreaterThan(10)
          .allSatisfy(name -> assertThat(page).containsPattern("\\b" + name + "\\b"));
    }
  }

  private static boolean isPublic(Path source) {
    try {
      return Files.readString(source).contains("\npublic ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path source) {
    return source.getFileName().toString().replace(".java", "");
  }
}
