package io.sespartitioner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointerTest {
  @Test
  void tokensAreWhatStandsBetweenSlashes() {
    assertThat(JsonPointer.parse("/mail/destination/0").tokens())
        .containsExactly("mail", "destination", "0");
    assertThat(JsonPointer.parse("/").tokens()).containsExactly("");
    assertThat(JsonPointer.parse("/a//").tokens()).containsExactly("a", "", "");
    assertThat(JsonPointer.parse("/m~0n/a~1b/~01").tokens()).containsExactly("m~n", "a/b", "~1");
  }

  @Test
  void escapedTokensAreReadAsTheyWere() {
    assertThat(JsonPointer.escape("a/b~c~1")).isEqualTo("a~1b~0c~01");
    assertThat(JsonPointer.parse("/" + JsonPointer.escape("a/b~c~1")).tokens())
        .containsExactly("a/b~c~1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mail", "#/mail"})
  void aPointerBeginsWithASlash(String pointer) {
    assertThatThrownBy(() -> JsonPointer.parse(pointer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A JSON Pointer to a field begins with a slash");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a~", "/a~2", "/~/b"})
  void aTildeIsEscaped(String pointer) {
    assertThatThrownBy(() -> JsonPointer.parse(pointer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A tilde in a JSON Pointer is written ~0, a slash ~1");
  }
}
