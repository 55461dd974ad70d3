package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every test that the page on the local delivery stream names is there. */
class DocumentedRulesTest {

  private static final Path PAGE = Path.of("docs/local-delivery-stream.md");
  private static final Path TESTS = Path.of("src/test/java");
  private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+)#(\\w+)`");

  static List<String> tableRows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("| ") && !line.contains("| ---"))
        .filter(line -> !line.endsWith("| Proved by |"))
        .toList();
  }

  static Stream<String> namedTests() throws IOException {
    return NAMED_TEST.matcher(Files.readString(PAGE)).results().map(MatchResult::group).distinct();
  }

  @ParameterizedTest
  @MethodSource("tableRows")
  void everyRuleNamesATest(String row) {
    assertThat(row).containsPattern(NAMED_TEST);
  }

  @ParameterizedTest
  @MethodSource("namedTests")
  void aNamedTestExists(String named) throws Exception {
    String[] classAndMethod = named.replace("`", "").split("#", -1);
    assertThat(testClass(classAndMethod[0]).getDeclaredMethods())
        .filteredOn(
            method ->
                method.isAnnotationPresent(Test.class)
                    || method.isAnnotationPresent(ParameterizedTest.class))
        .extracting(Method::getName)
        .contains(classAndMethod[1]);
  }

  private static Class<?> testClass(String simpleName) throws Exception {
    try (Stream<Path> files = Files.walk(TESTS)) {
      Path file =
          files
              .filter(path -> path.endsWith(simpleName + ".java"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("There is no " + simpleName));
      String name = TESTS.relativize(file).toString().replace('/', '.').replace(".java", "");
      return Class.forName(name);
    }
  }
}
