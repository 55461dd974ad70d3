package io.sespartitioner.replay.input;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files by their first bytes: what is read, and what is only named. */
class FileFormatTest {
  private static final String EVENTS = "{\"n\":1}\n{\"n\":2}\n";

  @Test
  void everyFormatThatFirehoseDeliversIsRead() throws IOException {
    for (byte[] file : List.of(gzip(EVENTS), zip(EVENTS), snappy(EVENTS), hadoopSnappy(EVENTS))) {
      assertThat(read(file)).containsExactly("{\"n\":1}\n", "{\"n\":2}\n");
    }
  }

  @Test
  void allFramesOfAZstandardFileAreReadAndACutOneIsAnError() throws IOException {
    byte[] frame = Zstd.compress(EVENTS.getBytes(UTF_8));
    assertThat(read(frame)).containsExactly("{\"n\":1}\n", "{\"n\":2}\n");
    assertThat(read(joined(frame, frame))).hasSize(4);
    assertThatThrownBy(() -> read(Arrays.copyOf(frame, frame.length - 1)))
        .hasMessageStartingWith("file, after record ");
    assertThatThrownBy(() -> read(joined(frame, EVENTS.getBytes(UTF_8))))
        .hasMessageStartingWith("file, after record ");
  }

  @Test
  void eachFileOfAZipArchiveIsJudgedAsAFileIs() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (byte[] file : List.of(gzip(EVENTS), "[{\"n\":3}]".getBytes(UTF_8), snappy(EVENTS))) {
        out.putNextEntry(new ZipEntry("folder/" + bytes.size()));
        out.write(file);
      }
    }
    assertThat(read(bytes.toByteArray()))
        .containsExactly("{\"n\":1}\n", "{\"n\":2}\n", "{\"n\":3}\n", "{\"n\":1}\n", "{\"n\":2}\n");
  }

  @Test
  void allFilesOfAZipArchiveAreRead() throws IOException {
    assertThat(read(zip("{\"n\":1}", "", "{\"n\":2}")))
        .containsExactly("{\"n\":1}\n", "{\"n\":2}\n");
  }

  @Test
  void severalBlocksOfSnappyAreRead() throws IOException {
    String large = "{\"a\":\"" + "xy".repeat(200_000) + "\"}\n";
    assertThat(read(hadoopSnappy(large, EVENTS))).hasSize(3).first().isEqualTo(large);
    assertThat(read(snappy(large + EVENTS))).hasSize(3).first().isEqualTo(large);
  }

  @Test
  void theStreamOfSnappyJavaIsRead() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(HexFormat.of().parseHex("82534e41505059000000000100000001"));
    byte[] block = rawSnappy(EVENTS);
    new DataOutputStream(file).writeInt(block.length);
    file.write(block);
    assertThat(read(file.toByteArray())).containsExactly("{\"n\":1}\n", "{\"n\":2}\n");
  }

  @Test
  void aBlockOfSnappyWithNothingAroundItIsRead() throws IOException {
    String large = "{\"a\":\"" + "xyz".repeat(100_000) + "\"}\n";
    assertThat(read(rawSnappy(EVENTS.repeat(8))))
        .hasSize(16)
        .startsWith("{\"n\":1}\n", "{\"n\":2}\n");
    assertThat(read(rawSnappy(large + EVENTS))).hasSize(3).first().isEqualTo(large);
  }

  @Test
  void aZipArchiveThatIsCutAnywhereIsAnError() throws IOException {
    byte[] archive = zip(EVENTS, EVENTS);
    for (int length = 40; length < archive.length - 22; length++) {
      byte[] cut = Arrays.copyOf(archive, length);
      assertThatThrownBy(() -> read(cut)).hasMessageContaining("the ZIP data ends too early");
    }
    assertThat(read(zip())).isEmpty();
    String[] many = Collections.nCopies(2_000, "{\"n\":1}").toArray(String[]::new);
    assertThat(read(zip(many))).hasSize(2_000);
  }

  @Test
  void whatFollowsAZipArchiveIsNotPassedOver() throws IOException {
    byte[] archive = zip(EVENTS);
    for (byte[] behind : List.of(archive, EVENTS.getBytes(UTF_8), new byte[1], zip())) {
      assertThatThrownBy(() -> read(joined(archive, behind)))
          .hasMessageContaining("there is more behind the ZIP archive");
      assertThatThrownBy(() -> read(joined(zip(), behind)))
          .hasMessageContaining("there is more behind the ZIP archive");
    }
    archive[archive.length - 2] = 3;
    assertThat(read(joined(archive, "abc".getBytes(UTF_8)))).as("with a comment").hasSize(2);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Test
  void aSnappyFileThatIsCutIsAnError() throws IOException {
    for (byte[] file : List.of(snappy(EVENTS), hadoopSnappy(EVENTS))) {
      assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length - 3)))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("file, after record ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "425a6839314159, is a bzip2 file",
    "fd377a585a00, is an xz file",
    "04224d186440, is an LZ4 file",
    "377abcaf271c, is a 7-Zip archive",
    "5041523115041500, is a Parquet file",
    "4f524311, is an ORC file",
    "4f626a0104, is an Avro file",
    "fffe7b002200, is text in UTF-16",
    "feff007b0022, is text in UTF-16",
    "7b0022006100, is text in UTF-16",
    "007b00220061, is text in UTF-16"
  })
  void aForeignFormatIsNamedWithWhatToDo(String hex, String message) {
    assertThatThrownBy(() -> read(HexFormat.of().parseHex(hex)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("file " + message + ", which is not read; ");
  }

  @Test
  void aTarArchiveIsNamedAlsoWithinGzip() throws IOException {
    byte[] tar = new byte[1024];
    System.arraycopy("events.json".getBytes(UTF_8), 0, tar, 0, 11);
    System.arraycopy("ustar".getBytes(UTF_8), 0, tar, 257, 5);
    assertThatThrownBy(() -> read(tar)).hasMessageContaining("is a tar archive, which is not read");
    assertThatThrownBy(() -> read(gzip(tar)))
        .hasMessageContaining("is a tar archive within GZIP, which is not read; ");
  }

  @Test
  void gzipWithinGzipIsNamed() throws IOException {
    assertThatThrownBy(() -> read(gzip(gzip(EVENTS))))
        .hasMessageEndingWith("is GZIP within GZIP; unpack it once, then replay that");
  }

  @Test
  void textInUtf16IsNotTakenForUtf8() {
    assertThatThrownBy(() -> read(EVENTS.getBytes(UTF_16))).hasMessageContaining("UTF-16");
    assertThatThrownBy(() -> read(EVENTS.getBytes(UTF_16BE))).hasMessageContaining("UTF-16");
    assertThatThrownBy(() -> read(EVENTS.getBytes(UTF_16LE))).hasMessageContaining("UTF-16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ORCHESTRA started", "BZh is no event", "80[main] INFO", "PK", "ustar"})
  void aTextThatBeginsLikeAForeignFormatIsText(String text) throws IOException {
    assertThat(read(text.getBytes(UTF_8))).containsExactly(text + "\n");
  }

  @Test
  void anEmptyFileIsText() throws IOException {
    assertThat(read(new byte[0])).isEmpty();
  }

  private static List<String> read(byte[] file) throws IOException {
    return Received.of(file);
  }

  private static byte[] gzip(String text) throws IOException {
    return gzip(text.getBytes(UTF_8));
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String... files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("folder/"));
      for (int i = 0; i < files.length; i++) {
        out.putNextEntry(new ZipEntry("folder/" + i));
        out.write(files[i].getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] snappy(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new FramedSnappyCompressorOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] hadoopSnappy(String... blocks) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (String block : blocks) {
      byte[] compressed = rawSnappy(block);
      out.writeInt(block.getBytes(UTF_8).length);
      out.writeInt(compressed.length);
      out.write(compressed);
    }
    return bytes.toByteArray();
  }

  private static byte[] rawSnappy(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] content = text.getBytes(UTF_8);
    try (OutputStream out = new SnappyCompressorOutputStream(bytes, content.length)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
