package io.sespartitioner.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTextTest {
  @Test
  void quoteEscapesWhatIsNotPrintableAscii() {
    assertThat(JsonText.quote("\u0000\n\u001f ~\u007fé😀"))
        .isEqualTo("\"\\u0000\\u000a\\u001f ~\\u007f\\u00e9\\ud83d\\ude00\"");
  }

  @Test
  void quoteEscapesQuotesAndBackslashes() {
    assertThat(JsonText.quote("a\"b\\c/d")).isEqualTo("\"a\\\"b\\\\c/d\"");
  }
}
