package io.sespartitioner.replay.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

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
