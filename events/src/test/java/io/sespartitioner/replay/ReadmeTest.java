package io.sespartitioner.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs what the README shows, in a folder that looks like a clone with the reader's own files. */
class ReadmeTest {
  private static final Path CLONE = Path.of("..").toAbsolutePath().normalize();
  private static final String REPLAY = "java -jar events/target/replay.jar ";

  @TempDir static Path folder;

  @BeforeAll
  static void writeTheFilesThatTheReadmeNames() throws Exception {
    copySamples(folder.resolve("events/samples"));
    copySamples(folder.resolve("my-events"));
    replay("--out my-log events/samples");
    Files.copy(
        CLONE.resolve("function/src/main/resources/routing.json"), folder.resolve("routing.json"));
    for (MatchResult file : matches("`([a-z-]+\\.json)`:\n\n```jsonc\n(.*?)```")) {
      Files.writeString(folder.resolve(file.group(1)), file.group(2));
    }
  }

  private static void copySamples(Path target) throws IOException {
    Path samples = CLONE.resolve("events/samples");
    try (Stream<Path> files = Files.walk(samples)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path copy = target.resolve(samples.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    for (MatchResult command : matches("(?m-s)^(?:\\./mvnw.* && )?" + REPLAY + "(.*)$")) {
      commands.add(command.group(1));
    }
    return commands;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandSucceeds(String arguments) throws Exception {
    assertThat(replay(arguments)).isNotBlank();
  }

  @Test
  void theTreeIsWhatTheFirstCommandPrints() throws Exception {
    String tree = matches("(?s)```text\n(target/replay\n.*?)```").get(0).group(1);
    assertThat(replay(commands().get(0))).startsWith(tree);
  }

  @Test
  void everyLineOfTheLayoutTableIsTrueOfASample() throws Exception {
    replay("--out layout events/samples");
    List<MatchResult> rows = matches("(?m-s)^\\| (?:from|sent|that|whose) .*\\| `(.+/)` \\|$");
    assertThat(rows).hasSize(6);
    assertThat(rows)
        .allSatisfy(row -> assertThat(folder.resolve("layout").resolve(row.group(1))).exists());
  }

  @Test
  void theCostTableIsWhatItsCommandPrints() throws Exception {
    String readme = Files.readString(CLONE.resolve("README.md"));
    assertThat(matches("(?m-s)^java -cp events/target/replay.jar (\\S+)$"))
        .singleElement()
        .satisfies(command -> assertThat(readme).contains(run(command.group(1))));
  }

  private static String replay(String arguments) throws Exception {
    return run("io.sespartitioner.replay.Replay " + arguments);
  }

  private static String run(String mainClassAndArguments) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    String command = "exec \"$0\" -cp \"$1\" " + mainClassAndArguments;
    Process process =
        new ProcessBuilder("sh", "-c", command, java, classPath)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return output;
  }

  private static List<MatchResult> matches(String regex) throws IOException {
    String readme = Files.readString(CLONE.resolve("README.md"));
    try (Stream<MatchResult> found =
        Pattern.compile(regex, Pattern.DOTALL).matcher(readme).results()) {
      return found.toList();
    }
  }
}
