package io.sespartitioner.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sespartitioner.backfill.FilingKey.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.serializer.DeserializationStream;
import org.apache.spark.serializer.SerializationStream;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

class SerializationTest {

  private static final ClassTag<Object> ANY = ClassTag$.MODULE$.apply(Object.class);

  private static final List<FilingKey> KEYS =
      List.of(
          new FilingKey(Kind.DELIVERED, "a/2026/", "a\nö\uD83D\uDE00", -1, 7, 1L << 40, "", ""),
          new FilingKey(Kind.ERROR, "failed/\0/", "", Long.MAX_VALUE, 0, 0, "not-json", "Lambda.X"),
          FilingKey.fact(Integer.MAX_VALUE, Long.MAX_VALUE));

  private static final byte[] LONG_LINE = new byte[1 << 20];

  @Test
  void keysAndLinesAreReadAsTheyWereWritten() {
    DeserializationStream in = reading(written());
    for (FilingKey key : KEYS) {
      assertThat(in.<Object>readKey(ANY)).isEqualTo(key);
      assertThat(in.<Object>readValue(ANY)).isEqualTo(LONG_LINE);
    }
    assertThatThrownBy(() -> in.<Object>readKey(ANY)).isInstanceOf(EOFException.class);
  }

  /** Spark takes an EOFException for the end, and would lose the rest without a word. */
  @Test
  void aRecordThatIsCutIsNotTakenForTheEnd() {
    byte[] all = written();
    for (int length : new int[] {1, 8, 20, 40, 200, LONG_LINE.length, all.length - 1}) {
      DeserializationStream in = reading(Arrays.copyOf(all, length));
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < KEYS.size(); i++) {
                  in.<Object>readKey(ANY);
                  in.<Object>readValue(ANY);
                }
              })
          .as("cut after %d bytes", length)
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  private static byte[] written() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SerializationStream out = new Serialization().newInstance().serializeStream(bytes);
    for (FilingKey key : KEYS) {
      out.<Object>writeKey(key, ANY);
      out.<Object>writeValue(LONG_LINE, ANY);
    }
    out.close();
    return bytes.toByteArray();
  }

  private static DeserializationStream reading(byte[] bytes) {
    return new Serialization().newInstance().deserializeStream(new ByteArrayInputStream(bytes));
  }
}
