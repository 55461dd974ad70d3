package io.sespartitioner.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decoded in the one fast pass, and what is left to the JDK. */
class PayloadTest {
  private final Payload payload = new Payload();

  // The buffer begins with 8 KiB.
  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 8_189, 8_190, 8_191, 8_192, 8_193, 24_576, 100_001})
  void base64AsAwsWritesItTakesOnePass(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    String text = "\"" + Base64.getEncoder().encodeToString(bytes) + "\"";
    assertThat(decoded("[" + text + ",7]", 1)).isEqualTo(1 + text.length());
    assertThat(Arrays.copyOf(payload.bytes(), payload.length())).isEqualTo(bytes);
    assertThat(decoded("[" + text, 1)).isEqualTo(1 + text.length());
    assertThat(Arrays.copyOf(payload.bytes(), payload.length())).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "\"QUJD",
        "\"QUJDRA=",
        "\"QUJDRA==",
        "\"QUJDRA\"",
        "\"QUJDRA=\"",
        "\"QUJDRA==x",
        "\"QUJDRA==QUJD\"",
        "\"QUJDR===\"",
        "\"QUJD====\"",
        "\"QUJD_-==\"",
        "\"QUJD_w==\"",
        "\"QUJDw_==\"",
        "\"QUJDQU-=\"",
        "\"QUJD QUI=\"",
        "\"QUJD\\u0051UI=\"",
        "\"QUJDé\""
      })
  void anythingElseIsNotPlain(String json) {
    assertThat(decoded(json, 0)).isEqualTo(Payload.NOT_PLAIN);
  }

  private int decoded(String json, int start) {
    return payload.decodePlain(json.getBytes(UTF_8), start);
  }
}
