package io.sespartitioner.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.function.TestInvocation.Answer;
import io.sespartitioner.routing.CustomKeySource;
import io.sespartitioner.routing.RoutingRules;
import io.sespartitioner.ses.SesEvent;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each outcome of the routing rules becomes in answer and log. */
class RoutingAnswersTest {
  private static final String RULES =
      """
      {
        "prefix": "!{key:team}/",
        "keys": { "team": { "tag": "team", "required": true } },
        "rules": [
          { "when": { "eventType": "Open" }, "drop": "kept elsewhere" },
          { "when": { "eventType": "Click" }, "fail": "no \\"clicks\\", s'il vous plaît" }
        ]
      }
      """;

  /** A custom source as a user might write it, on a machine that has no memory left. */
  public static final class Exhausted implements CustomKeySource {
    @Override
    public String name() {
      return "exhausted";
    }

    @Override
    public Optional<String> read(SesEvent event) {
      if (event.field("/broken").isPresent()) {
        throw new IllegalStateException("someone@example.com");
      }
      if (event.eventType().isPresent()) {
        throw new OutOfMemoryError("someone@example.com");
      }
      return Optional.of("fine");
    }
  }

  @Test
  void aRuleDropsOrFailsARecordAndTheOthersGoOn() {
    Answer answer =
        answer(RULES, "{'eventType':'Open'}", "{'eventType':'Click'}", "{'eventType':'Send'}");
    assertThat(answer.result(0)).isEqualTo("Dropped");
    assertThat(answer.result(1)).isEqualTo("ProcessingFailed");
    assertThat(answer.result(2)).isEqualTo("ProcessingFailed");
    assertThat(answer.reasons()).containsExactly("rule", "required-key");
    assertThat(answer.log().get(0).get("detail").textValue())
        .isEqualTo("no \"clicks\", s'il vous plaît");
    assertThat(answer.log().get(1).get("detail").textValue()).isEqualTo("team");
  }

  @Test
  void anErrorFailsItsRecordOnlyAndItsMessageIsNotLogged(@TempDir Path services)
      throws IOException {
    String rules = "{\"prefix\":\"!{key:k}/\",\"keys\":{\"k\":{\"custom\":\"exhausted\"}}}";
    Answer answer =
        withService(
            services, () -> answer(rules, "{}", "{'eventType':'Send'}", "{'broken':true}", "{}"));
    assertThat(answer.key(0, "k")).isEqualTo("fine");
    assertThat(answer.result(1)).isEqualTo("ProcessingFailed");
    assertThat(answer.result(2)).isEqualTo("ProcessingFailed");
    assertThat(answer.key(3, "k")).isEqualTo("fine");
    assertThat(answer.reasons()).containsExactly("internal", "custom-source");
    assertThat(answer.log().get(0).get("detail").textValue())
        .isEqualTo("java.lang.OutOfMemoryError");
    assertThat(answer.log().get(1).get("detail").textValue())
        .isEqualTo("exhausted: java.lang.IllegalStateException");
    assertThat(answer.log().toString()).doesNotContain("someone@example.com");
  }

  private static Answer answer(String rules, String... events) {
    var invocation = new TestInvocation();
    for (String event : events) {
      invocation.payload(event.replace('\'', '"'));
    }
    return TestInvocation.answer(invocation.json(), RoutingRules.read(rules));
  }

  /** Runs with {@link Exhausted} on the class path, as a user's own source is. */
  private static Answer withService(Path folder, Supplier<Answer> call) throws IOException {
    Path list = folder.resolve("META-INF/services/" + CustomKeySource.class.getName());
    Files.createDirectories(list.getParent());
    Files.writeString(list, Exhausted.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, usual)) {
      thread.setContextClassLoader(loader);
      return call.get();
    } finally {
      thread.setContextClassLoader(usual);
    }
  }
}
