package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an author writes, the reader gives rules or problems, and never anything else. */
class RulesReaderPropertyTest {

  @Property(tries = 2_000)
  void damagedFilesHaveProblemsWithAPlace(@ForAll("damaged") String json) {
    try {
      RoutingRules rules = RoutingRules.read(json);
      assertThat(rules.prefix().text()).isNotEmpty();
    } catch (BadRoutingRulesException e) {
      assertThat(e.problems())
          .isNotEmpty()
          .allSatisfy(
              problem -> {
                assertThat(problem.line()).isBetween(1, (int) json.lines().count() + 1);
                assertThat(problem.column()).isPositive();
                assertThat(problem.message()).isNotBlank();
              });
    }
  }

  @Provide
  Arbitrary<String> damaged() {
    Arbitrary<Double> at = Arbitraries.doubles().between(0, 1);
    Arbitrary<Integer> removed = Arbitraries.integers().between(0, 12);
    Arbitrary<String> added =
        Arbitraries.of(
            "",
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "7",
            "true",
            "\"\"",
            "!{",
            "{}",
            "[]",
            "/",
            "//",
            "\\",
            "é",
            "\u0000",
            "\"tag\":",
            "YYYY",
            "\n",
            "'",
            "#",
            "~");
    return Combinators.combine(Arbitraries.of(files()), at, removed, added)
        .as(RulesReaderPropertyTest::damage);
  }

  private static List<String> files() {
    List<Path> files = new ArrayList<>(RuleFiles.in(RuleFiles.EXAMPLES));
    files.addAll(RuleFiles.in(RuleFiles.BAD));
    return files.stream().map(RuleFiles::text).toList();
  }

  private static String damage(String text, double at, int removed, String added) {
    int from = (int) (at * text.length());
    return text.substring(0, from)
        + added
        + text.substring(Math.min(text.length(), from + removed));
  }
}
