package io.sespartitioner.replay.folder;

import io.sespartitioner.replay.folder.ObjectContent.ContentMemory;
import io.sespartitioner.replay.relay.Workers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes objects to the work folder, several at a time. Which of two objects is written first makes
 * no difference: names are given before.
 */
public final class ObjectWriter implements AutoCloseable {

  /** So many objects may wait, since even an empty one takes some hundred bytes until written. */
  private static final int MOST_WAITING = 1_000;

  private final WorkFolder folder;
  private final ContentMemory memory;
  private final Workers threads;
  private final Semaphore room;
  private final AtomicLong writtenObjects = new AtomicLong();
  private final AtomicLong writtenBytes = new AtomicLong();

  /** A writer with so many threads. */
  public ObjectWriter(WorkFolder folder, ContentMemory memory, int threadCount) {
    this(folder, memory, threadCount, MOST_WAITING);
  }

  /** A writer for which no more objects than this wait or are being written. */
  ObjectWriter(WorkFolder folder, ContentMemory memory, int threadCount, int mostWaiting) {
    this.room = new Semaphore(mostWaiting);
    this.folder = folder;
    this.memory = memory;
    this.threads = new Workers("object-writer", threadCount);
  }

  /**
   * Writes an object soon; waits while too many others are to be written. The content must not
   * change any more.
   *
   * @throws IOException if an earlier object couldn't be written
   */
  public void write(String key, ObjectContent content, Compression compression) throws IOException {
    threads.throwProblem();
    memory.beginWriting(content.memoryBytes());
    try {
      room.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while objects were being written");
    }
    threads.execute(() -> writeNow(key, content, compression));
  }

  /** Waits until all objects are written, and tells what has become files. */
  public ObjectTotals finish() throws IOException {
    threads.finish();
    return new ObjectTotals(writtenObjects.get(), writtenBytes.get());
  }

  /** Ends the threads. */
  @Override
  public void close() {
    threads.close();
  }

  private void writeNow(String key, ObjectContent content, Compression compression)
      throws IOException {
    long memoryBytes = content.memoryBytes();
    try {
      writtenBytes.addAndGet(writeTo(folder.object(key), content, compression));
      writtenObjects.incrementAndGet();
    } finally {
      memory.endWriting(memoryBytes);
      room.release();
    }
  }

  private long writeTo(Path file, ObjectContent content, Compression compression)
      throws IOException {
    try (OutputStream out = folder.open(file, compression)) {
      return content.writeTo(out);
    } catch (IOException e) {
      throw DiskTrouble.at(file, e);
    }
  }

  /**
   * How much there is in objects.
   *
   * @param objects number of objects
   * @param bytes their bytes before compression
   */
  public record ObjectTotals(long objects, long bytes) {}
}
