package io.sespartitioner.backfill;

import static io.sespartitioner.backfill.BackfillCommand.backfill;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkEnv;
import org.apache.spark.input.PortableDataStream;
import org.apache.spark.io.ZStdCompressionCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive in Zstandard is the same archive, and those that ask it read it by its name's end. */
class ZstandardTest {

  @TempDir Path folder;
  private Path out;
  private Map<String, byte[]> asGzip;

  @BeforeEach
  void fileBothWays() throws IOException {
    Path input = new Events(8, 4, 2).write(4_000, folder.resolve("events.json"));
    out = folder.resolve("zstd");
    assertThat(backfill("--compression", "zstd", "--out", out, input).status()).isZero();
    Path gzip = folder.resolve("gzip");
    assertThat(backfill("--out", gzip, input).status()).isZero();
    asGzip = Bucket.objects(gzip);
  }

  @Test
  void anObjectHasTheSameNameAndContentButForItsCompression() {
    Map<String, byte[]> objects = Bucket.objects(out);
    assertThat(objects.keySet().stream().filter(name -> name.endsWith(".zst")))
        .isNotEmpty()
        .map(name -> name.replaceFirst("\\.zst$", ".gz"))
        .containsExactlyElementsOf(asGzip.keySet().stream().filter(Bucket::isGzip).toList());
    objects.forEach(
        (name, content) ->
            assertThat(name.endsWith(".zst") ? decompressed(name) : content)
                .as(name)
                .isEqualTo(asGzip.get(name.replaceFirst("\\.zst$", ".gz"))));
  }

  @Test
  void duckDbReadsEveryLine() throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT line FROM read_csv('%s/**/*.zst', columns = {'line': 'VARCHAR'},
                  delim = '\001', quote = '', escape = '', header = false, auto_detect = false)
                """
                    .formatted(out))) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    assertThat(lines).containsExactlyInAnyOrderElementsOf(deliveredLines());
  }

  /** By its own decoder: as text files only where Hadoop's native libraries are. */
  @Test
  void sparkReadsEveryLine() {
    assertThat(
            LocalSpark.context()
                .binaryFiles(out + "/*/*/*/*/*.zst")
                .values()
                .flatMap(ZstandardTest::lines)
                .collect())
        .containsExactlyInAnyOrderElementsOf(deliveredLines());
  }

  private static Iterator<String> lines(PortableDataStream object) throws IOException {
    try (InputStream in =
        new ZStdCompressionCodec(SparkEnv.get().conf()).compressedInputStream(object.open())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().iterator();
    }
  }

  private List<String> deliveredLines() {
    return asGzip.entrySet().stream()
        .filter(object -> Bucket.isGzip(object.getKey()))
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .flatMap(object -> new String(object.getValue(), StandardCharsets.UTF_8).lines())
        .toList();
  }

  private byte[] decompressed(String name) {
    try (InputStream in = new ZstdInputStream(Files.newInputStream(out.resolve(name)))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
