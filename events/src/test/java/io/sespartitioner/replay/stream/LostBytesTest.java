package io.sespartitioner.replay.stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sespartitioner.replay.folder.BucketFolder;
import io.sespartitioner.replay.folder.Compression;
import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.report.StreamCounts;
import io.sespartitioner.replay.stream.StreamSettings.BufferHints;
import io.sespartitioner.replay.stream.StreamSettings.Layout;
import io.sespartitioner.routing.FirehosePrefix;
import io.sespartitioner.routing.Part;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostBytesTest {

  private static final FirehosePrefix PREFIX =
      new FirehosePrefix(List.of(new Part.Key("k"), new Part.Literal("/")));
  private static final StreamSettings SETTINGS =
      new StreamSettings(
          "s",
          new Layout(PREFIX, PREFIX, ZoneOffset.UTC),
          new BufferHints(Duration.ofMinutes(15), 128 * 1024 * 1024),
          1,
          Compression.NONE);

  @TempDir Path folder;

  /** What is filed is counted apart from what becomes files; so no report can hide a loss. */
  @Test
  void bytesThatAreLostBetweenBufferAndFileAreTrouble() throws IOException {
    BatchProcessor processor = batch -> batch.records().stream().map(LostBytesTest::file).toList();
    try (WorkFolder work = BucketFolder.empty(folder.resolve("bucket")).workFolder();
        DeliveryStream stream =
            new DeliveryStream(
                SETTINGS,
                BufferHints.LAMBDA,
                processor,
                work,
                new RandomSource(7),
                new StreamCounts(1, ZoneOffset.UTC, Optional.empty()))) {
      for (int i = 0; i < 60; i++) {
        stream.accept(FirehoseRecord.undated(i, 1, new byte[1_000_000]));
      }
      emptyFiles(work.spill());
      assertThatThrownBy(stream::finish)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("60,000,000 bytes were filed")
          .hasMessageContaining("please report this");
    }
  }

  private static Outcome file(FirehoseRecord record) {
    return new Outcome.Partitioned(Map.of("k", "a"), ByteBuffer.wrap(record.payload()));
  }

  private static void emptyFiles(Path spill) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(spill)) {
      for (Path file : files) {
        Files.write(file, new byte[0]);
      }
    }
  }
}
