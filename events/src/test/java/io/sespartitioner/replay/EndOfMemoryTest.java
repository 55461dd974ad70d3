package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lets memory end, in a process of its own. */
@Timeout(120)
class EndOfMemoryTest {

  private static final String REMEDY = "give Java more, such as by java -Xmx2g -jar ...";

  @TempDir Path folder;

  @Test
  void aRunWithoutMemoryIsTroubleAndLeavesNothing() throws Exception {
    assertThatItEndsWith(
        FillingMemory.class, "replay: out of memory after 0 partitions; " + REMEDY + "\n");
  }

  /** Else whoever waits for that thread would wait for ever. */
  @Test
  void aThreadThatEndsForLackOfMemoryEndsTheRun() throws Exception {
    assertThatItEndsWith(
        LosingThread.class,
        "replay: out of memory; " + REMEDY + "; nothing was kept, no object was written\n");
  }

  private void assertThatItEndsWith(Class<?> handler, String messages) throws Exception {
    Path input = Files.writeString(folder.resolve("events.json"), "{}\n");
    List<String> command =
        new ArrayList<>(
            OwnProcess.command(
                "--out", folder.resolve("bucket"), "--handler", handler.getName(), input));
    command.add(1, "-Xmx64m");
    OwnProcess run = OwnProcess.shell("\"$@\" 2>&1", command);
    assertThat(run.output()).isEqualTo(messages);
    assertThat(run.status()).isEqualTo(1);
    assertThat(folder.toFile().list()).containsExactly("events.json");
  }

  /** Keeps all memory that there is, as a run of too many partitions does. */
  static final class FillingMemory implements RequestStreamHandler {

    private final List<byte[]> kept = new ArrayList<>();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      while (true) {
        kept.add(new byte[100_000]);
      }
    }
  }

  /** Hangs, and a thread ends as one does that finds no memory between two tasks. */
  static final class LosingThread implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
      Thread lost =
          new Thread(
              () -> {
                throw new OutOfMemoryError("on purpose");
              });
      lost.start();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
