package io.sespartitioner.infra.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.infra.Templates;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Context values that were probably meant as settings. */
class MisspellingsTest {

  @ParameterizedTest
  @CsvSource({
    "buket, bucket",
    "Domain, domain",
    "buffer-seconds, bufferSeconds",
    "alarmAdress, alarmAddress",
    "eventType, eventTypes",
    "BaounceFeedbackAddress, bounceFeedbackAddress"
  })
  void nearNameIsAProblemThatEndsTheSynth(String key, String meant) {
    assertThat(Misspellings.problems(List.of(key)))
        .singleElement()
        .asString()
        .startsWith(key + ": nothing reads it; did you mean '" + meant + "'?");
  }

  @Test
  void settingsFeatureFlagsAndStrangersAreNone() {
    assertThat(Misspellings.problems(Templates.cdkJsonContext().keySet())).isEmpty();
    assertThat(Misspellings.problems(List.of("aws:cdk:version-reporting", "team", "color")))
        .isEmpty();
  }
}
