package io.sespartitioner.replay.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.replay.folder.ObjectContent.ContentMemory;
import io.sespartitioner.replay.folder.ObjectWriter.ObjectTotals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

  /** Of a hundred thousand partitions they would take most of the time, and be deleted again. */
  @Test
  void whereNobodyWantsObjectsNoFolderIsMadeForThem() throws IOException {
    try (WorkFolder work = WorkFolder.discarding();
        ObjectWriter writer = new ObjectWriter(work, new ContentMemory(1_000), 2)) {
      ObjectContent content = new ObjectContent();
      content.add(ByteBuffer.allocate(7));
      writer.write("alice/2026/object", content, Compression.GZIP);
      assertThat(writer.finish()).isEqualTo(new ObjectTotals(1, 7));
      assertThat(work.objects()).isEmptyDirectory();
    }
  }

  /** An interruption closes it while the run's own threads go on until the process ends. */
  @RepeatedTest(100)
  void aThreadThatGoesOnMakingObjectsLeavesNothingAfterTheEnd(@TempDir Path folder)
      throws Exception {
    WorkFolder work = WorkFolder.near(folder.resolve("bucket"));
    CountDownLatch writing = new CountDownLatch(1);
    Thread writer =
        new Thread(
            () -> {
              try {
                for (int each = 0; ; each++) {
                  work.object("alice/" + each + "/object");
                  writing.countDown();
                }
              } catch (IOException e) {
                // It was closed.
              }
            });
    writer.start();
    writing.await();
    work.close();
    writer.join();
    assertThat(folder).isEmptyDirectory();
  }
}
