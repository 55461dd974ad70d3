package io.sespartitioner.replay.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes objects to the work folder, several at a time. Which of two objects is written first makes
 * no difference: names are given before.
 */
public final class ObjectWriter implements AutoCloseable {

  private final WorkFolder folder;
  private final ContentMemory memory;
  private final ExecutorService threads;
  private final AtomicReference<IOException> problem = new AtomicReference<>();

  /** A writer with so many threads. */
  public ObjectWriter(WorkFolder folder, ContentMemory memory, int threadCount) {
    this.folder = folder;
    this.memory = memory;
    this.threads =
        Executors.newFixedThreadPool(
            threadCount,
            task -> {
              Thread thread = new Thread(task, "object-writer");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Writes an object soon. The content must not change any more.
   *
   * @throws IOException if an earlier object couldn't be written
   */
  public void write(String key, ObjectContent content, Compression compression) throws IOException {
    throwProblem();
    memory.beginWriting(content.memoryBytes());
    threads.execute(() -> writeNow(key, content, compression));
  }

  /** Waits until all objects are written. */
  public void finish() throws IOException {
    threads.shutdown();
    try {
      while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        throwProblem();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while objects were being written", e);
    }
    throwProblem();
  }

  /** Ends the threads. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void writeNow(String key, ObjectContent content, Compression compression) {
    long memoryBytes = content.memoryBytes();
    try {
      writeTo(folder.object(key), content, compression);
    } catch (IOException e) {
      problem.compareAndSet(null, e);
    } catch (UncheckedIOException | CancellationException e) {
      problem.compareAndSet(null, new IOException(e));
    } finally {
      memory.endWriting(memoryBytes);
    }
  }

  private static void writeTo(Path file, ObjectContent content, Compression compression)
      throws IOException {
    try (OutputStream out = compression.wrap(Files.newOutputStream(file))) {
      content.writeTo(out);
    } catch (IOException e) {
      throw DiskTrouble.at(file, e);
    }
  }

  private void throwProblem() throws IOException {
    IOException first = problem.get();
    if (first != null) {
      throw first;
    }
  }
}
