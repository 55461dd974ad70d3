package io.sespartitioner.infra.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sespartitioner.routing.Processor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The setting {@code rules}, a path, and the processor that must be able to follow them. */
class RulesSettingTest {

  @TempDir private Path folder;

  @Test
  void rulesPathStartsFromTheFolder() throws IOException {
    Files.writeString(
        folder.resolve("mine.json"),
        "{\"prefix\": \"!{key:type}/\", \"keys\": {\"type\": {\"field\": \"/eventType\"}}}");
    assertThat(read(Map.of("rules", "mine.json")).get(Setting.RULES).rules().prefix().text())
        .isEqualTo("!{key:type}/");
  }

  @Test
  void missingFileIsAProblemThatTellsWherePathsStart() {
    assertThat(problems(Map.of("rules", "missing.json")))
        .containsExactly(
            "rules: cannot read "
                + folder.resolve("missing.json")
                + ": no such file; a path in cdk.json starts from its folder, one of -c from the"
                + " current folder.");
  }

  @Test
  void folderIsAProblem() {
    assertThat(problems(Map.of("rules", ".")))
        .containsExactly(
            "rules: cannot read " + folder + ": it is a folder; write the path of a file.");
  }

  @Test
  void fileThatIsNotUtf8IsAProblem() throws IOException {
    Path file = folder.resolve("latin.json");
    Files.writeString(file, "{\"prefix\": \"\u00e4/\"}", StandardCharsets.ISO_8859_1);
    assertThat(problems(Map.of("rules", "latin.json")))
        .containsExactly("rules: cannot read " + file + ": it is not UTF-8.");
  }

  @Test
  void badRulesAreProblemsWithTheirPlace() throws IOException {
    Files.writeString(folder.resolve("bad.json"), "{\"prefix\": \"!{key:a}/\", \"keys\": {}}");
    assertThat(problems(Map.of("rules", "bad.json")))
        .isNotEmpty()
        .allMatch(problem -> problem.startsWith("rules: /"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lambda", "jq"})
  void rulesThatJqCannotExpressNeedTheLambda(String processor) throws IOException {
    Files.writeString(
        folder.resolve("match.json"),
        """
        {"prefix": "!{key:k}/", "keys": {"k": {"field": "/eventType", "match": "^[A-Z]"}}}
        """);
    Map<String, Object> context = Map.of("rules", "match.json", "processor", processor);
    if (processor.equals("lambda")) {
      assertThat(read(context).get(Setting.PROCESSOR)).isEqualTo(Processor.LAMBDA);
    } else {
      assertThat(problems(context))
          .singleElement()
          .asString()
          .startsWith("processor: jq can't express the rules' /keys/k/match: ")
          .endsWith("; use lambda.");
    }
  }

  private Settings read(Map<String, Object> context) {
    Map<String, Object> values = new HashMap<>(Map.of("domain", "example.com"));
    values.putAll(context);
    return Settings.read(values, folder);
  }

  private List<String> problems(Map<String, Object> context) {
    return catchThrowableOfType(BadSettingsException.class, () -> read(context)).problems();
  }
}
