package io.sespartitioner.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sespartitioner.function.runtime.LambdaPackage;
import io.sespartitioner.function.runtime.LambdaProcess;
import io.sespartitioner.function.runtime.LambdaProcess.Launch;
import io.sespartitioner.function.runtime.LocalRuntimeApi;
import io.sespartitioner.function.runtime.RuntimeAnswer;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The deployed package under AWS's own runtime client, where Lambda could wear it down. */
class RuntimeClientEnduranceIT {
  private static final int INVOCATIONS = 10_000;

  @TempDir private Path logs;
  private LocalRuntimeApi api;

  @BeforeEach
  void listen() throws IOException {
    api = new LocalRuntimeApi();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void tenThousandInvocationsLeaveNothingInMemory() throws IOException {
    byte[] batch = Files.readAllBytes(Path.of("../events/invocations/mixed-batch.json"));
    try (LambdaProcess function = start(launch().with("-Xmx48m"))) {
      RuntimeAnswer first = callTimes(INVOCATIONS / 10, batch);
      long before = liveBytes(function);
      assertThat(callTimes(INVOCATIONS, batch)).isEqualTo(first);
      assertThat(liveBytes(function) - before).isLessThan(INVOCATIONS * 20L);
    }
  }

  @ParameterizedTest
  @CsvSource({"closed, >&-", "full, > /dev/full", "read by nobody, > >(exit)"})
  void standardOutputThatTakesNothingDoesNotMatter(String output, String redirection)
      throws IOException {
    assumeThat(Path.of("/bin/bash")).exists();
    assumeThat(Path.of("/dev/full")).exists();
    byte[] batch = Files.readAllBytes(Path.of("../events/invocations/mixed-batch.json"));
    var wrapper = List.of("/bin/bash", "-c", "exec \"$@\" " + redirection, "bash");
    String expected = TestInvocation.parse(TestInvocation.call(handler(), batch)).toString();
    try (LambdaProcess function = start(launch().in(wrapper))) {
      for (int i = 0; i < 50; i++) {
        assertThat(TestInvocation.JSON.readTree(api.call(batch).response())).hasToString(expected);
      }
      assertThat(function.output()).isEmpty();
    }
  }

  private static PartitioningHandler handler() {
    return new PartitioningHandler(RoutingRules.standard(), line -> {});
  }

  private static Launch launch() {
    return Launch.of(LambdaPackage.deployed());
  }

  private LambdaProcess start(Launch launch) throws IOException {
    return LambdaProcess.start(launch, api, logs);
  }

  private RuntimeAnswer callTimes(int times, byte[] invocation) {
    RuntimeAnswer last = api.call(invocation);
    for (int i = 1; i < times; i++) {
      last = api.call(invocation);
    }
    return last;
  }

  /** What a full collection leaves: the total of the JDK's own histogram. */
  private static long liveBytes(LambdaProcess function) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String pid = Long.toString(function.process().pid());
    Process histogram = new ProcessBuilder(jcmd, pid, "GC.class_histogram").start();
    Matcher total =
        Pattern.compile("Total +\\d+ +(\\d+)")
            .matcher(new String(histogram.getInputStream().readAllBytes(), UTF_8));
    assertThat(total.find()).isTrue();
    return Long.parseLong(total.group(1));
  }
}
