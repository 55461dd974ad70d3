package io.sespartitioner.infra.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.sespartitioner.routing.Processor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several domains in one app. */
class DeploymentsTest {

  @Test
  void withoutThemThereIsTheOneOfTheDomain() {
    assertThat(read(Map.of("domain", "example.com", "deployments", Map.of())))
        .singleElement()
        .isEqualTo(Settings.read(Map.of("domain", "example.com"), Path.of("")));
  }

  @Test
  void eachHasItsOwnSettingsAndForTheRestTheCommonOnes() {
    List<Settings> deployments =
        read(
            Map.of(
                "domain",
                "",
                "bufferSeconds",
                60,
                "processor",
                "jq",
                "deployments",
                Map.of("b.example", Map.of("processor", "lambda"), "a.example", Map.of())));
    assertThat(deployments)
        .extracting(
            one -> one.get(Setting.DOMAIN),
            one -> one.get(Setting.PROCESSOR),
            one -> one.get(Setting.BUFFER_SECONDS))
        .containsExactly(
            tuple("a.example", Processor.JQ, 60), tuple("b.example", Processor.LAMBDA, 60));
  }

  @Test
  void theyMayBeJsonText() {
    assertThat(read(Map.of("deployments", "{\"example.com\": {\"processor\": \"jq\"}}")))
        .singleElement()
        .satisfies(one -> assertThat(one.get(Setting.PROCESSOR)).isEqualTo(Processor.JQ));
  }

  @Test
  void everyProblemOfEachIsToldAtOnceWithItsDomain() {
    assertThat(
            problems(
                Map.of(
                    "deployments",
                    Map.of(
                        "example.com", Map.of("proccesor", "jq", "bufferSeconds", 1),
                        "nowhere", Map.of(),
                        "example.org", "jq"))))
        .hasSize(4)
        .anyMatch(
            p -> p.endsWith("example.com: nothing reads 'proccesor'; did you mean 'processor'?"))
        .anyMatch(p -> p.startsWith("deployments/example.com: bufferSeconds: '1' is not"))
        .anyMatch(p -> p.startsWith("deployments/nowhere: domain: 'nowhere' is not the sender"))
        .anyMatch(p -> p.startsWith("deployments/example.org: 'jq' is no object of settings"));
  }

  @Test
  void whatOnlyAllOfThemHaveIsRefusedInOne() {
    assertThat(
            problems(
                Map.of(
                    "deployments",
                    Map.of(
                        "example.com", Map.of("domain", "example.com"),
                        "example.org", Map.of("deployments", Map.of())))))
        .containsExactlyInAnyOrder(
            "deployments/example.com: its domain is the name that it stands under; take 'domain'"
                + " out.",
            "deployments/example.org: a deployment has no deployments of its own; take them out.");
  }

  @Test
  void aDomainBesideThemIsRefused() {
    assertThat(
            problems(
                Map.of("domain", "example.com", "deployments", Map.of("example.org", Map.of()))))
        .containsExactly("domain: leave it empty: each of deployments has its own.");
  }

  @Test
  void domainsOfOneStackNameAreRefused() {
    assertThat(problems(Map.of("deployments", Map.of("a.b.com", Map.of(), "ab.com", Map.of()))))
        .singleElement()
        .asString()
        .contains("another deployment has the name abcom, too: give it a");
  }

  @Test
  void pathsOfAFileStartFromItsFolderInEachOfThem() {
    Map<String, Object> context =
        ContextPaths.startingFrom(
            Path.of("/app/infra"),
            Map.of("deployments", Map.of("example.com", Map.of("rules", "mine.json"))));
    assertThat(context.get("deployments"))
        .isEqualTo(
            Map.of(
                "example.com",
                Map.of("rules", Path.of("/app/infra").resolve("mine.json").toString())));
  }

  private static List<Settings> read(Map<String, Object> context) {
    return Deployments.read(context, Path.of(""));
  }

  private static List<String> problems(Map<String, Object> context) {
    return catchThrowableOfType(BadSettingsException.class, () -> read(context)).problems();
  }
}
