package io.sespartitioner.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs Jazzer for some seconds on all targets at once, or, with {@code -Dfuzz.seconds}, for so long
 * on each; from the committed seeds and what earlier runs left in {@code target/fuzz}. An input
 * that breaks a promise is kept there; put it beside the seeds together with what it taught.
 */
class FuzzIT {
  private static final Path SEEDS = Path.of("src", "test", "fuzz");
  private static final Path WORK = Path.of("target", "fuzz");
  private static final Pattern RUNS = Pattern.compile("Done (\\d+) runs");

  private static final int FEW_SECONDS = 4;

  static List<Arguments> targets() {
    return Integer.getInteger("fuzz.seconds") == null
        ? List.of(arguments("EveryTarget", "every", List.of("invocation", "payload", "rules")))
        : List.of(
            arguments("InvocationTarget", "invocation", List.of("invocation")),
            arguments("PayloadTarget", "payload", List.of("payload")),
            arguments("RulesTarget", "rules", List.of("rules")));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void noInputBreaksAPromise(String target, String name, List<String> seeds) throws Exception {
    assumeThat(System.getProperty("os.arch"))
        .as("Jazzer has a driver for this processor")
        .isIn("amd64", "x86_64", "aarch64");
    Path log = Files.createDirectories(WORK).resolve(name + ".log");
    List<String> command = jazzer(target, name);
    command.add(Files.createDirectories(WORK.resolve(name)).toString());
    seeds.forEach(folder -> command.add(SEEDS.resolve(folder).toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(() -> end(log)).isZero();
    Matcher runs = RUNS.matcher(end(log));
    assertThat(runs.find()).as(() -> end(log)).isTrue();
    assertThat(Long.parseLong(runs.group(1))).isGreaterThanOrEqualTo(count(seeds));
  }

  private static List<String> jazzer(String target, String name) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // C2 would spend the few seconds on compiling.
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", classPath()));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=io.sespartitioner.fuzz." + target);
    command.add("--instrumentation_includes=" + ourPackages());
    // Instrumenting everything else takes longer than the fuzzing.
    command.add("--custom_hook_includes=" + ourPackages());
    // Its sanitizers look for injections into things that we don't have, such as SQL.
    command.add("--disabled_hooks=com.code_intelligence.jazzer.sanitizers.*");
    command.add("--reproducer_path=" + WORK);
    command.add("-artifact_prefix=" + WORK.resolve(name + "-"));
    Integer seconds = Integer.getInteger("fuzz.seconds");
    command.add("-max_total_time=" + (seconds == null ? FEW_SECONDS : seconds));
    if (seconds == null) {
      // A build looks where the build before looked, so that it is to blame for what it finds.
      command.add("-seed=1");
    }
    command.addAll(List.of("-max_len=2000", "-timeout=20", "-rss_limit_mb=0"));
    return command;
  }

  private static String ourPackages() {
    return Stream.of("ses", "routing", "function")
        .map(name -> "io.sespartitioner." + name + ".*")
        .collect(Collectors.joining(":"));
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static long count(List<String> seeds) throws IOException {
    long count = 0;
    for (String folder : seeds) {
      try (Stream<Path> files = Files.list(SEEDS.resolve(folder))) {
        count += files.count();
      }
    }
    return count;
  }

  /** The last lines of a log. */
  private static String end(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
