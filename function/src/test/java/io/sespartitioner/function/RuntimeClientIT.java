package io.sespartitioner.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.function.runtime.LambdaPackage;
import io.sespartitioner.function.runtime.LambdaProcess;
import io.sespartitioner.function.runtime.LambdaProcess.Launch;
import io.sespartitioner.function.runtime.LocalRuntimeApi;
import io.sespartitioner.function.runtime.RuntimeAnswer;
import io.sespartitioner.function.runtime.RuntimeAnswer.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The deployed package under AWS's own runtime client, in one process that all tests share. */
class RuntimeClientIT {
  private static final Path INVOCATIONS = Path.of("../events/invocations");
  private static final Path EXPECTATIONS = Path.of("../events/src/test/resources/expectations");
  private static final Path SAMPLES = Path.of("../events/samples");
  private static final ObjectMapper JSON = TestInvocation.JSON;

  @TempDir static Path logs;
  private static LocalRuntimeApi api;
  private static LambdaProcess function;

  @BeforeAll
  static void start() throws IOException {
    api = new LocalRuntimeApi();
    function = LambdaProcess.start(Launch.of(LambdaPackage.deployed()), api, logs);
  }

  @AfterAll
  static void stop() {
    function.close();
    api.close();
  }

  static List<Path> invocations() throws IOException {
    try (Stream<Path> files = Files.list(INVOCATIONS)) {
      return files.map(Path::getFileName).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("invocations")
  void readyMadeInvocationIsAnsweredAsExpected(Path name) throws IOException {
    int logged = function.output().length();
    JsonNode invocation = JSON.readTree(INVOCATIONS.resolve(name).toFile());
    JsonNode expected = JSON.readTree(EXPECTATIONS.resolve("invocations").resolve(name).toFile());

    JsonNode response = JSON.readTree(call(JSON.writeValueAsBytes(invocation)).response());

    List<String> reasons = new ArrayList<>();
    assertThat(response.get("records")).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      JsonNode record = response.get("records").get(i);
      assertThat(record.get("recordId")).isEqualTo(expected.get(i).get("recordId"));
      assertThat(record.get("result")).isEqualTo(expected.get(i).get("result"));
      assertThat(record.at("/metadata/partitionKeys"))
          .isEqualTo(expected.get(i).path("partitionKeys"));
      if (!record.get("result").textValue().equals("Dropped")) {
        assertThat(record.get("data")).isEqualTo(invocation.get("records").get(i).get("data"));
      }
      if (expected.get(i).has("reason")) {
        reasons.add(expected.get(i).get("reason").textValue());
      }
    }
    assertThat(reasons(function.output().substring(logged))).isEqualTo(reasons);
  }

  @Test
  void everySampleIsAnsweredAsExpected() throws IOException {
    List<Path> samples = samples();
    var invocation = new TestInvocation();
    for (Path sample : samples) {
      invocation.payload(Files.readAllBytes(sample));
    }

    JsonNode answers = JSON.readTree(call(invocation.json().getBytes(UTF_8)).response());

    assertThat(answers.get("records")).hasSameSizeAs(samples).hasSizeGreaterThan(30);
    for (int i = 0; i < samples.size(); i++) {
      JsonNode answer = answers.get("records").get(i);
      JsonNode expected = JSON.readTree(expectation(samples.get(i)).toFile());
      assertThat(answer.get("result"))
          .as(samples.get(i).toString())
          .isEqualTo(expected.get("result"));
      assertThat(answer.at("/metadata/partitionKeys")).isEqualTo(expected.path("partitionKeys"));
    }
  }

  private static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Path expectation(Path sample) {
    String name = SAMPLES.relativize(sample).toString();
    return EXPECTATIONS.resolve(name.replaceFirst("\\.[a-z]+$", ".json"));
  }

  @Test
  void invocationThatIsNotJsonIsAnErrorAndTheNextIsAnswered() throws IOException {
    assertThat(call("no invocation".getBytes(UTF_8)).kind()).isEqualTo(Kind.ERROR);

    byte[] invocation = Files.readAllBytes(INVOCATIONS.resolve("batch.json"));
    assertThat(call(invocation).kind()).isEqualTo(Kind.RESPONSE);
  }

  private static RuntimeAnswer call(byte[] invocation) {
    return api.call(invocation);
  }

  private static List<String> reasons(String log) throws IOException {
    List<String> reasons = new ArrayList<>();
    for (String line : log.lines().toList()) {
      JsonNode reason = JSON.readTree(line).get("reason");
      if (reason != null) {
        reasons.add(reason.textValue());
      }
    }
    return reasons;
  }
}
