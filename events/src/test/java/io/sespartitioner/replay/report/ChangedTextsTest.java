package io.sespartitioner.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangedTextsTest {

  private static final String HASH = "-0123456789abcdef";

  private final ChangedTexts texts = new ChangedTexts();

  @Test
  void ofAnyNumberThoseAreKeptThatAMessageNames() {
    for (int i = 9_999; i >= 1_000; i--) {
      texts.add("sender", i + HASH, "text " + i);
    }
    assertThat(texts.texts())
        .isEqualTo(
            Map.of(
                "1000" + HASH,
                "text 1000",
                "1001" + HASH,
                "text 1001",
                "1002" + HASH,
                "text 1002"));
  }

  @Test
  void eachKeyAndKindOfChangeHasItsOwn() {
    for (String start : new String[] {"a", "b", "c", "d"}) {
      texts.add("first", start + HASH, "hashed");
      texts.add("first", start + "!20", "marked");
      texts.add("second", start + "2" + HASH, "hashed");
    }
    assertThat(texts.texts())
        .containsOnlyKeys(
            "a" + HASH,
            "b" + HASH,
            "c" + HASH,
            "a!20",
            "b!20",
            "c!20",
            "a2" + HASH,
            "b2" + HASH,
            "c2" + HASH);
  }
}
