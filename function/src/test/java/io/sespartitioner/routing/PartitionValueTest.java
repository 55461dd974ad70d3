package io.sespartitioner.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionValueTest {

  private static final String EVERY_SAFE_CHARACTER =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+=,.@_-";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        EVERY_SAFE_CHARACTER,
        "...",
        ".a",
        "-",
        "ses-smtp-user.20230808-xxxxx",
        "a-0123456789ABCDEF",
        "a-0123456789abcde",
        "a-00123456789abcdef"
      })
  void ofSafeTextIsTheText(String text) {
    assertThat(PartitionValue.of(text)).isSameAs(text);
  }

  // Hashes by: printf '%s' TEXT | sha256sum | cut -c1-16
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "a/b, a_b-c14cddc033f64b9d",
        "., .-cdb4ee2aea69cc6a",
        ".., ..-5ec1f7e700f37c3d",
        "a b, a_b-c8687a08aa5d6ed2",
        "é, _-4a99557e4033c353",
        "😀, _-f0443a342c5ef547",
        "a-0123456789abcdef, a-0123456789abcdef-e02618daad8d529f",
        "-0123456789abcdef, -0123456789abcdef-de6aa200d5d0d195"
      })
  void ofOtherTextEndsInAHash(String text, String value) {
    assertThat(PartitionValue.of(text)).isEqualTo(value);
  }

  @Test
  void isCutToOneHundredCharacters() {
    assertThat(PartitionValue.of("x".repeat(100))).isEqualTo("x".repeat(100));
    assertThat(PartitionValue.of("x".repeat(101))).isEqualTo("x".repeat(83) + "-c675a2e604b0cd12");
    assertThat(PartitionValue.of("/".repeat(10_000))).hasSize(100).startsWith("_".repeat(83) + "-");
  }

  @Property
  void isAlwaysOneSafeSegment(@ForAll("texts") String text) {
    assertThat(PartitionValue.of(text)).matches("[A-Za-z0-9+=,.@_-]{1,100}").isNotIn(".", "..");
  }

  @Property
  void isTheSameForTheSameTextOnly(@ForAll("texts") String one, @ForAll("texts") String other) {
    assertThat(PartitionValue.of(one).equals(PartitionValue.of(other)))
        .isEqualTo(one.equals(other));
  }

  @Property
  void isNeverAnotherTextsOwnValue(@ForAll("texts") String text) {
    String value = PartitionValue.of(text);

    assertThat(text.equals(value) || !PartitionValue.of(value).equals(value)).isTrue();
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> small =
        Arbitraries.strings().withChars("ab./_-0f \u00e9\n").ofMinLength(1).ofMaxLength(6);
    Arbitrary<String> hashed = small.map(text -> text + "-0123456789abcdef");
    Arbitrary<String> long100 =
        Arbitraries.strings().withChars('a', '/').ofMinLength(98).ofMaxLength(103);
    Arbitrary<String> any = Arbitraries.strings().all().ofMinLength(1).ofMaxLength(120);
    return Arbitraries.oneOf(small, hashed, long100, any);
  }

  @Test
  void ofEveryCharacterAloneIsDistinct() {
    List<String> values =
        IntStream.range(1, 0x300).mapToObj(Character::toString).map(PartitionValue::of).toList();

    assertThat(values).doesNotHaveDuplicates();
  }

  @Test
  void keepsLoneSurrogatesApart() {
    assertThat(List.of("\ud800", "\ud801", "\ud900", "?", "\ufffd"))
        .extracting(PartitionValue::of)
        .doesNotHaveDuplicates()
        .allSatisfy(value -> assertThat(value).matches("_-[0-9a-f]{16}"));
  }
}
