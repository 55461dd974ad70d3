package io.sespartitioner.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "M\u00fcller", "\u05d0\u05d1", "\u6771\u4eac", "\ud83d\ude00"})
  void ordinaryTextOfAnyScriptStaysAsItIs(String text) {
    assertThat(Printable.text(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n", "\u001b", "\u007f", "\u009b", "\u200b", "\u202e", "\u2066", "\u2028", "\u2029",
        "\ufeff", "\ud800"
      })
  void whatCommandsATerminalOrTurnsTextAroundBecomesAQuestionMark(String text) {
    assertThat(Printable.text("a" + text + "b")).isEqualTo("a?b");
  }

  @Test
  void longTextIsCut() {
    assertThat(Printable.text("a".repeat(601))).isEqualTo("a".repeat(600) + "...");
    assertThat(Printable.text("a".repeat(600))).hasSize(600);
  }
}
