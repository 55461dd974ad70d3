package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sespartitioner.routing.BadRoutingRulesException.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file has a mistake or a few, and beside it the problems as its author must read them. */
class BadRulesTest {

  static List<Path> files() {
    return RuleFiles.in(RuleFiles.BAD);
  }

  static List<String> expected(Path file) {
    String name = file.getFileName().toString();
    return RuleFiles.text(file.resolveSibling(name.replace(".json", ".txt"))).lines().toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void haveExactlyTheExpectedProblems(Path file) {
    String json = RuleFiles.text(file);

    assertThatExceptionOfType(BadRoutingRulesException.class)
        .isThrownBy(() -> RoutingRules.read(json))
        .satisfies(
            e ->
                assertThat(e.problems().stream().map(Problem::toString))
                    .containsExactlyElementsOf(expected(file)));
  }

  @Test
  void withTenMistakesTellAllTenInOneMessage() {
    Path file = RuleFiles.BAD.resolve("ten-mistakes.json");
    String json = RuleFiles.text(file);

    assertThat(expected(file)).hasSize(10);
    assertThatExceptionOfType(BadRoutingRulesException.class)
        .isThrownBy(() -> RoutingRules.read(json))
        .withMessage(
            "The routing rules have 10 problems:\n  " + String.join("\n  ", expected(file)));
  }

  @Test
  void countCharactersNotBytesInColumns() {
    String json = "{ \"préfixe\": 1, \"prefix\": \"x\", \"keys\": {} }";

    assertThatExceptionOfType(BadRoutingRulesException.class)
        .isThrownBy(() -> RoutingRules.read(json))
        .satisfies(e -> assertThat(e.problems().get(1).column()).isEqualTo(40));
  }
}
