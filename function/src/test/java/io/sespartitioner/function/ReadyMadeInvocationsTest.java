package io.sespartitioner.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sespartitioner.function.TestInvocation.Answer;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadyMadeInvocationsTest {
  private static final Path INVOCATIONS = Path.of("../events/invocations");
  private static final Path EXPECTATIONS =
      Path.of("../events/src/test/resources/expectations/invocations");

  static List<Path> invocations() throws IOException {
    try (Stream<Path> files = Files.list(INVOCATIONS)) {
      return files.map(Path::getFileName).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("invocations")
  void isAnsweredAsExpected(Path name) throws IOException {
    Answer answer =
        TestInvocation.answer(Files.readString(INVOCATIONS.resolve(name)), RoutingRules.standard());
    JsonNode expected = TestInvocation.JSON.readTree(EXPECTATIONS.resolve(name).toFile());
    List<String> reasons = new ArrayList<>();
    assertThat(answer.response().get("records")).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      JsonNode record = answer.record(i);
      assertThat(record.get("recordId")).isEqualTo(expected.get(i).get("recordId"));
      assertThat(record.get("result")).isEqualTo(expected.get(i).get("result"));
      assertThat(record.at("/metadata/partitionKeys"))
          .isEqualTo(expected.get(i).path("partitionKeys"));
      if (expected.get(i).has("reason")) {
        reasons.add(expected.get(i).get("reason").textValue());
      }
    }
    assertThat(answer.reasons()).isEqualTo(reasons);
  }
}
