package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.replay.load.MailMonth;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every command of replay that the README and the pages beside it show, in a folder that looks
 * like a clone with the reader's own files.
 */
class DocumentationTest {
  private static final Path CLONE = Path.of("..").toAbsolutePath().normalize();
  private static final String REPLAY = "java -jar events/target/replay.jar ";
  private static final List<String> PAGES =
      List.of(
          "README.md",
          "events/docs/operate.md",
          "events/docs/report.md",
          "events/docs/test-rules.md",
          "infra/docs/migrate.md");

  @TempDir static Path folder;
  private static CommandSession session;

  @BeforeAll
  static void writeTheFilesThatThePagesName() throws IOException {
    session = new CommandSession(folder);
    copySamples(folder.resolve("events/samples"));
    copySamples(folder.resolve("my-events"));
    replay("--out my-log events/samples");
    MailMonth.write(1, 300, folder.resolve("month.json"));
    Files.copy(
        CLONE.resolve("function/src/main/resources/routing.json"), folder.resolve("routing.json"));
    for (MatchResult file : matches("`([a-z-]+\\.json)`:\n\n```jsonc\n(.*?)```")) {
      Files.writeString(folder.resolve(file.group(1)), file.group(2));
    }
  }

  @AfterAll
  static void endTheSession() throws IOException {
    session.close();
  }

  private static void copySamples(Path target) throws IOException {
    Path samples = CLONE.resolve("events/samples");
    try (Stream<Path> files = Files.walk(samples).filter(Files::isRegularFile)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = target.resolve(samples.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  static List<String> commands() throws IOException {
    return matches("(?m-s)^(?:\\./mvnw.* && )?" + REPLAY + "(.*)$").stream()
        .map(command -> command.group(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandSucceeds(String arguments) throws IOException {
    String report = replay(arguments);
    if (arguments.contains("--accept")) {
      assertThat(folder.resolve("expectations.json")).content().contains("my-events/");
    } else {
      assertThat(report).isNotBlank();
    }
  }

  @Test
  void theTreeIsWhatTheFirstCommandPrints() throws IOException {
    String tree = matches("(?s)```text\n(target/replay\n.*?)```").get(0).group(1);
    assertThat(replay(commands().get(0))).contains(tree);
  }

  @Test
  void everyLineOfTheLayoutTableIsTrueOfASample() throws IOException {
    replay("--out layout events/samples");
    List<MatchResult> rows = matches("(?m-s)^\\| (?:from|sent|that|whose) .*\\| `(.+/)` \\|$");
    assertThat(rows).hasSize(6);
    assertThat(rows)
        .allSatisfy(row -> assertThat(folder.resolve("layout").resolve(row.group(1))).exists());
  }

  private static String replay(String arguments) throws IOException {
    CommandLineRun run = session.run(words(arguments));
    assertThat(run.status()).as(run.messages()).isZero();
    return run.report();
  }

  /** The words that a shell would make of a command without quotes. */
  private static List<String> words(String arguments) throws IOException {
    List<String> words = new ArrayList<>();
    for (String word : arguments.split(" ", -1)) {
      words.addAll(word.contains("*") ? files(Path.of(word)) : List.of(word));
    }
    return words;
  }

  private static List<String> files(Path pattern) throws IOException {
    List<String> files = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(
            folder.resolve(pattern.getParent()), pattern.getFileName().toString())) {
      found.forEach(file -> files.add(folder.relativize(file).toString()));
    }
    Collections.sort(files);
    return files;
  }

  private static List<MatchResult> matches(String regex) throws IOException {
    List<MatchResult> matches = new ArrayList<>();
    for (String page : PAGES) {
      Pattern.compile(regex, Pattern.DOTALL)
          .matcher(Files.readString(CLONE.resolve(page)))
          .results()
          .forEach(matches::add);
    }
    return matches;
  }
}
