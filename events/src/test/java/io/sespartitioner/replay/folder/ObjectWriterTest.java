package io.sespartitioner.replay.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sespartitioner.replay.folder.ObjectContent.ContentMemory;
import io.sespartitioner.replay.folder.ObjectWriter.ObjectTotals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ObjectWriterTest {

  @TempDir Path folder;
  private WorkFolder work;
  private ObjectWriter writer;

  @BeforeEach
  void start() throws IOException {
    work = BucketFolder.empty(folder.resolve("bucket")).workFolder();
    writer = new ObjectWriter(work, new ContentMemory(1_000), 2);
  }

  @AfterEach
  void stop() throws IOException {
    writer.close();
    work.close();
  }

  @Test
  void itCountsTheBytesThatBecameFilesBeforeCompression() throws IOException {
    ObjectContent spilled = content(300);
    spilled.spill(work.spill());
    spilled.add(ByteBuffer.allocate(20));
    writer.write("a/object", spilled, Compression.GZIP);
    writer.write("b/object", content(1), Compression.NONE);
    assertThat(writer.finish()).isEqualTo(new ObjectTotals(2, 321));
  }

  @Test
  void anObjectIsNeverWrittenOverAnother() throws IOException {
    writer.write("a/object", content(1), Compression.NONE);
    writer.write("a/object", content(2), Compression.NONE);
    assertThatThrownBy(writer::finish).isInstanceOf(FileAlreadyExistsException.class);
  }

  /** A mistake in this program, such as a compression that is none, must not lose an object. */
  @Test
  void whateverEndsAWriterThreadEndsTheRun() throws IOException {
    writer.write("a/object", content(1), null);
    assertThatThrownBy(writer::finish)
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(NullPointerException.class);
  }

  private static ObjectContent content(int bytes) {
    ObjectContent content = new ObjectContent();
    content.add(ByteBuffer.allocate(bytes));
    return content;
  }
}
