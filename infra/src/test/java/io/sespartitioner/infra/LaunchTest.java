package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where paths start, in a checkout that is not the current folder. */
class LaunchTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeCdkJson() throws IOException {
    Files.writeString(
        folder.resolve("cdk.json"),
        """
        {"context": {"rules": "rules/mine.json", "functionBuild": "../build", "domain": "a.b"}}
        """);
  }

  @Test
  void pathsInCdkJsonStartFromItsFolder() {
    assertThat(context(List.of(), Map.of()))
        .containsEntry("rules", folder.resolve("rules/mine.json").toString())
        .containsEntry("functionBuild", folder.resolveSibling("build").toString())
        .containsEntry("domain", "a.b");
  }

  @Test
  void pathsOnTheCommandLineStartFromTheCurrentFolder() {
    assertThat(context(List.of("-c", "rules=other.json"), Map.of()))
        .containsEntry("rules", "other.json");
  }

  @Test
  void emptyPathIsStillNone() throws IOException {
    Files.writeString(folder.resolve("cdk.json"), "{\"context\": {\"rules\": \"\"}}");
    assertThat(context(List.of(), Map.of())).containsEntry("rules", "");
  }

  @Test
  void underTheCliThatHasReadItTheFileIsNotReadAgain() {
    assertThat(context(List.of(), Map.of("CDK_CONTEXT_JSON", "{}"))).doesNotContainKey("rules");
  }

  private Map<String, Object> context(List<String> args, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("CDK_OUTDIR", folder.resolve("cdk.out").toString());
    return Launch.context(Launch.app(args, all, new Installation(folder.resolve("target"))));
  }
}
