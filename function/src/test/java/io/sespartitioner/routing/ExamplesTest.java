package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.routing.Routing.Dropped;
import io.sespartitioner.routing.Routing.Failed;
import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.ses.SesEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked examples of the documentation, run on the sample events. */
class ExamplesTest {

  private static final Path SAMPLES = Path.of("../events/samples");
  private static final Path EXPECTED = Path.of("src/test/resources/examples");
  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Path> examples() {
    return RuleFiles.in(RuleFiles.EXAMPLES);
  }

  static List<Arguments> expectations() throws IOException {
    List<Arguments> all = new ArrayList<>();
    for (Path file : RuleFiles.in(EXPECTED)) {
      String example = file.getFileName().toString();
      JSON.readTree(Files.readAllBytes(file))
          .properties()
          .forEach(of -> all.add(Arguments.of(example, of.getKey(), of.getValue())));
    }
    return all;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("expectations")
  void routeSamplesAsExpected(String example, String sample, JsonNode expected) throws IOException {
    var rules = RoutingRules.read(RuleFiles.text(RuleFiles.EXAMPLES.resolve(example)));
    var event = SesEvent.parse(Files.readAllBytes(SAMPLES.resolve(sample)));

    Routing routing = new Router(rules).route(event);

    assertThat(describe(routing)).isEqualTo(JSON.convertValue(expected, Object.class));
  }

  private static Object describe(Routing routing) {
    if (routing instanceof Dropped dropped) {
      return "dropped: " + dropped.why();
    }
    return routing instanceof Failed failed
        ? "failed: " + failed.detail()
        : ((Routed) routing).partitionKeys().asMap();
  }

  @Test
  void areTenAndEachHasExpectations() {
    assertThat(examples()).hasSize(10);
    assertThat(examples().stream().map(Path::getFileName))
        .isEqualTo(RuleFiles.in(EXPECTED).stream().map(Path::getFileName).toList());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void standInTheDocumentationWordForWord(Path example) {
    String name = example.getFileName().toString();

    assertThat(blocksByLink().get("examples/" + name)).isEqualTo(RuleFiles.text(example));
  }

  /** The fenced blocks of the page, by the link to an example above each. */
  private static Map<String, String> blocksByLink() {
    Map<String, String> blocks = new LinkedHashMap<>();
    String page = RuleFiles.text(Path.of("docs/routing-rules.md"));
    int at = 0;
    for (int link; (link = page.indexOf("](examples/", at)) >= 0; ) {
      String target = page.substring(link + 2, page.indexOf(')', link));
      int start = page.indexOf("```jsonc\n", link) + "```jsonc\n".length();
      at = page.indexOf("```", start);
      blocks.put(target, page.substring(start, at));
    }
    return blocks;
  }
}
