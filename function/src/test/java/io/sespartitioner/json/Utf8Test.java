package io.sespartitioner.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What is UTF-8, the JDK's decoder judges. */
class Utf8Test {
  private static final int[] CONTINUATIONS = {0x7F, 0x80, 0xBF, 0xC0};

  @Test
  void everyPairOfBytesIsJudgedAsByTheJdk() {
    for (int lead = 0; lead <= 0xFF; lead++) {
      assertJudgedAsByTheJdk(lead);
      for (int second = 0; second <= 0xFF; second++) {
        assertJudgedAsByTheJdk(lead, second);
      }
    }
  }

  @Test
  void longerSequencesAreJudgedAsByTheJdk() {
    for (int lead = 0xE0; lead <= 0xF7; lead++) {
      for (int second = 0x7F; second <= 0xC0; second++) {
        for (int third : CONTINUATIONS) {
          assertJudgedAsByTheJdk(lead, second, third);
          for (int fourth : CONTINUATIONS) {
            assertJudgedAsByTheJdk(lead, second, third, fourth);
          }
        }
      }
    }
  }

  @Test
  void aByteOrderMarkCountsOnlyIfItIsWhole() {
    byte[] bytes = "x\uFEFF\uFEFFy".getBytes(UTF_8);
    assertThat(Utf8.afterByteOrderMark(bytes, 1, bytes.length)).isEqualTo(4);
    assertThat(Utf8.afterByteOrderMark(bytes, 1, 4)).isEqualTo(4);
    assertThat(Utf8.afterByteOrderMark(bytes, 1, 3)).isEqualTo(1);
    assertThat(Utf8.afterByteOrderMark(bytes, 0, bytes.length)).isZero();
  }

  private static void assertJudgedAsByTheJdk(int... sequence) {
    byte[] bytes = new byte[sequence.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) sequence[i];
    }
    if (Utf8.isValid(bytes, 0, bytes.length) != jdkTakes(bytes)) {
      throw new AssertionError("Judged otherwise: " + HexFormat.of().formatHex(bytes));
    }
  }

  private static boolean jdkTakes(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
