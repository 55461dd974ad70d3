package io.sespartitioner.ses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SesEventTypeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"Rendering Failure", "renderingFailure", "RENDERING_FAILURE", "rendering-failure"})
  void aTypeIsKnownInAnySpelling(String name) {
    assertThat(SesEventType.ofAnySpelling(name)).hasValue(SesEventType.RENDERING_FAILURE);
  }

  @ParameterizedTest
  @EnumSource
  void everyTypeIsKnownByItsNameInJava(SesEventType type) {
    assertThat(SesEventType.ofAnySpelling(type.name())).hasValue(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Open2", "Open.", "Opened", "Rendering", "failure"})
  void anythingElseIsNoType(String name) {
    assertThat(SesEventType.ofAnySpelling(name)).isEmpty();
  }
}
