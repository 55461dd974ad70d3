package io.sespartitioner.ses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsciiCaseTest {

  @ParameterizedTest
  @CsvSource({"AZaz@[`{09, azaz@[`{09", "ÀÉZ, ÀÉz", "\u212AK, \u212Ak", "İI, İi", "'', ''"})
  void lowercaseTurnsTheLettersOfAsciiAndNoOther(String text, String lowercase) {
    assertThat(AsciiCase.lowercase(text)).isEqualTo(lowercase);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Caller, x-CALLER, true",
    "Zz, zZ, true",
    "'', '', true",
    "ab, a, false",
    "ab, ac, false",
    "@, `, false",
    "[, {, false",
    "\u212A, k, false",
    "É, é, false"
  })
  void isSameWhereOnlyTheCaseOfAsciiDiffers(String one, String other, boolean same) {
    assertThat(AsciiCase.isSame(one, other)).isEqualTo(same);
  }
}
