package io.sespartitioner.replay.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sespartitioner.replay.folder.ObjectContent.ContentMemory;
import io.sespartitioner.replay.folder.ObjectWriter.ObjectTotals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
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

  /** Those that wait take memory, even the smallest, of which there may be very many. */
  @Test
  void whoBringsMoreObjectsThanMayWaitWaits() throws Exception {
    WorkFolder held = work;
    try (ObjectWriter narrow = new ObjectWriter(held, new ContentMemory(1_000), 1, 2)) {
      AtomicInteger brought = new AtomicInteger();
      Thread bringer =
          new Thread(
              () -> {
                try {
                  while (brought.get() < 9) {
                    narrow.write(brought + "/object", content(1), Compression.NONE);
                    brought.incrementAndGet();
                  }
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      // Nothing can be written as long as the folder is held.
      synchronized (held) {
        bringer.start();
        while (brought.get() < 2 || bringer.getState() != Thread.State.WAITING) {
          Thread.sleep(1);
        }
        assertThat(brought).hasValue(2);
      }
      bringer.join();
      assertThat(narrow.finish()).isEqualTo(new ObjectTotals(9, 9));
    }
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
