package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What VS Code marks in rules, by the engine that it has built in. Where node, npm and its registry
 * are at hand; the package is kept in {@code target}.
 */
class VsCodeTest {

  private static final String PACKAGE = "vscode-json-languageservice@5.7.2";
  private static final Path FOLDER = Path.of("target", "vscode");
  private static final Path RESOURCES = Path.of("src/main/resources");

  @BeforeAll
  static void installTheEngine() throws Exception {
    if (!Files.exists(FOLDER.resolve("node_modules/vscode-json-languageservice"))) {
      Files.createDirectories(FOLDER);
      assumeTrue(
          run(List.of(
                      "npm",
                      "install",
                      "--no-audit",
                      "--no-fund",
                      "--prefix",
                      FOLDER.toString(),
                      PACKAGE))
                  .status()
              == 0,
          "npm can't install " + PACKAGE);
    }
  }

  private record Ended(int status, String output) {}

  private static Ended run(List<String> command) throws Exception {
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder
        .environment()
        .put("NODE_PATH", FOLDER.resolve("node_modules").toAbsolutePath().toString());
    File output = Files.createTempFile("vscode", ".txt").toFile();
    try {
      int status = builder.redirectOutput(output).start().waitFor();
      return new Ended(status, Files.readString(output.toPath()));
    } catch (IOException e) {
      return new Ended(-1, "");
    } finally {
      Files.delete(output.toPath());
    }
  }

  private static List<JsonNode> marks(List<Path> files) throws Exception {
    List<String> command = new ArrayList<>();
    command.add("node");
    command.add("src/test/resources/vscode/diagnostics.cjs");
    command.add(RESOURCES.resolve("routing.schema.json").toString());
    files.forEach(file -> command.add(file.toString()));
    Ended ended = run(command);
    assertThat(ended.status()).isZero();
    return JsonMapper.shared().readTree(ended.output()).valueStream().toList();
  }

  @Test
  void theDefaultFileAndTheExamplesAreRight() throws Exception {
    List<Path> files = new ArrayList<>(RuleFiles.in(RuleFiles.EXAMPLES));
    files.add(RESOURCES.resolve("routing.json"));

    assertThat(marks(files)).isEmpty();
  }

  @Test
  void whatTheStandardSeesInBadFilesVsCodeSeesToo() throws Exception {
    Set<String> marked = new TreeSet<>();
    marks(RoutingSchemaTest.badFiles()).forEach(mark -> marked.add(mark.get(0).asString()));

    assertThat(RoutingSchemaTest.badFiles().stream().map(Path::toString).sorted())
        .isEqualTo(new ArrayList<>(marked));
  }
}
