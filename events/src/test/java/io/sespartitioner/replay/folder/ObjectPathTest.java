package io.sespartitioner.replay.folder;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectPathTest {

  private static final String NAME =
      "s".repeat(64) + "-1-2023-11-06-10-00-00-01234567-89ab-4cde-8f01-23456789abcd.gz";

  @ParameterizedTest
  @CsvSource({
    "UTF-8, \u00e9t\u00e9, \u00e9t\u00e9",
    "US-ASCII, \u00e9t\u00e9, %C3%A9t%C3%A9",
    "ISO-8859-1, \u00e9\u20ac, \u00e9%E2%82%AC",
    "US-ASCII, \ud83d\ude00, %F0%9F%98%80"
  })
  void whatTheFileSystemCannotWriteIsEscaped(Charset charset, String level, String name) {
    assertThat(ObjectPath.safe(level, charset)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "US-ASCII"})
  void halfAPairIsEscapedWhateverTheFileSystemWrites(Charset charset) {
    assertThat(ObjectPath.safe("a\ud800b", charset)).isEqualTo("a%uD800b");
    assertThat(ObjectPath.safe("a\udc00b", charset)).isEqualTo("a%uDC00b");
  }

  @Test
  void aCutLevelKeepsTheWholeNameOfItsObject() {
    assertThat(ObjectPath.safe("x".repeat(300) + "-" + NAME, UTF_8))
        .hasSize(255)
        .startsWith("xxx")
        .endsWith("-" + NAME);
  }

  @Test
  void levelsThatDifferOnlyWhereTheyAreCutStayApart() {
    String start = "x".repeat(150);
    String end = "z".repeat(150);
    assertThat(ObjectPath.safe(start + "a" + end, UTF_8))
        .isNotEqualTo(ObjectPath.safe(start + "b" + end, UTF_8));
  }

  @Test
  void aCutDividesNoCharacterAndNoEscape() {
    assertThat(ObjectPath.safe("\u20ac".repeat(300), UTF_8))
        .matches("\u20ac{36}~[0-9a-f]{16}~\u20ac{42}");
    assertThat(ObjectPath.safe("\u20ac".repeat(300), US_ASCII))
        .matches("(%E2%82%AC){12}~[0-9a-f]{16}~(%E2%82%AC){14}");
  }
}
