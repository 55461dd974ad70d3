package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.routing.Routing.Routed;
import io.sespartitioner.ses.SesEventReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cold start pays for every class, so the default rules must not load what they don't use. */
class DefaultRulesLoadLittleTest {

  /** What only some rules need, and what would be slow to have on the way. */
  private static final List<String> UNWANTED =
      List.of(
          "com.google.re2j.",
          "java.time.format.",
          "java.time.zone.TzdbZoneRulesProvider",
          "java.security.MessageDigest",
          "java.util.regex.",
          "java.util.stream.ReferencePipeline",
          "java.util.Formatter",
          "java.lang.invoke.InnerClassLambdaMetafactory",
          "java.lang.invoke.StringConcatFactory",
          "java.lang.runtime.ObjectMethods",
          "io.sespartitioner.routing.NearestName",
          "io.sespartitioner.routing.Refinement$",
          "io.sespartitioner.routing.TimeSource ",
          "io.sespartitioner.routing.TimeSource$Format",
          "io.sespartitioner.routing.Jq");

  /** The program whose class loading is looked at. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      byte[] event =
          "{\"mail\":{\"tags\":{\"ses:caller-identity\":[\"orders\"]}}}"
              .getBytes(StandardCharsets.UTF_8);
      RoutingRules rules = RoutingRules.standard();
      var reader = new SesEventReader(rules.selection());
      Routing routing = new Router(rules).route(reader.read(event, 0, event.length));
      System.out.println(((Routed) routing).partitionKeys().values().get(0));
    }
  }

  @Test
  void andNothingThatOtherRulesNeed() throws IOException {
    List<String> lines = run();

    assertThat(lines).contains("orders");
    assertThat(lines.stream().filter(line -> line.contains("io.sespartitioner.routing.Router ")))
        .isNotEmpty();
    for (String unwanted : UNWANTED) {
      assertThat(lines.stream().filter(line -> line.contains("] " + unwanted))).isEmpty();
    }
  }

  private static List<String> run() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                "target/classes:target/test-classes",
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    // Java loads much of its own before it comes to the program.
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .dropWhile(line -> !line.contains(Program.class.getName()))
        .toList();
  }
}
