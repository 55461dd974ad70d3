package io.sespartitioner.replay.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge of big runs sees what it is there to see. */
class LoadRunTest {

  @TempDir Path folder;

  @Test
  void theOrderOfRecordsMakesNoDifference() {
    assertThat(sum("a\n", "b\n", "a\n")).isEqualTo(sum("a\n", "a\n", "b\n"));
  }

  @Test
  void aLostARepeatedAndAChangedRecordMakeADifference() {
    String whole = sum("a\n", "b\n", "a\n");
    assertThat(sum("a\n", "b\n")).isNotEqualTo(whole);
    assertThat(sum("a\n", "b\n", "b\n")).isNotEqualTo(whole);
    assertThat(sum("a\n", "b\n", "a\n", "a\n")).isNotEqualTo(whole);
    assertThat(sum("a\n", "b\n", "c\n")).isNotEqualTo(whole);
    assertThat(sum("a\n", "b\n", "a")).isNotEqualTo(whole);
  }

  @Test
  void recordsAreReadBackFromObjectsAndErrorOutput() throws IOException {
    Files.createDirectories(folder.resolve("sender/2026"));
    Files.write(folder.resolve("sender/2026/object.gz"), gzip("1\n2\n"));
    Files.writeString(
        folder.resolve("failed"),
        "{\"attemptsMade\":1,\"rawData\":\"Mwo=\",\"lambdaARN\":\"a\"}\n");
    List<String> records = new ArrayList<>();
    RecordLines.ofBucket(
        folder, record -> records.add(new String(record, StandardCharsets.ISO_8859_1)));
    assertThat(records).containsExactlyInAnyOrder("1\n", "2\n", "3\n");
  }

  private static String sum(String... records) {
    RecordSum sum = new RecordSum();
    for (String record : records) {
      sum.add(record.getBytes(StandardCharsets.UTF_8));
    }
    return sum.toString();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
