package io.sespartitioner.replay.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.ToIntFunction;

/**
 * Passes elements on in a thread of its own, in order, so that the thread that brings them and the
 * one that takes them work at the same time. Few are under way at a time.
 *
 * @param <T> what is passed on
 */
public final class Relay<T> implements Sink<T>, AutoCloseable {

  private static final int CHUNK_ELEMENTS = 64;
  private static final int CHUNK_BYTES = 256 * 1024;
  private static final int MAX_BYTES = 8 * 1024 * 1024;

  private final Sink<T> next;
  private final ToIntFunction<T> size;
  private final Workers thread;
  private final Semaphore room = new Semaphore(MAX_BYTES);
  private int chunkBytes;
  private List<T> chunk = new ArrayList<>(CHUNK_ELEMENTS);

  /**
   * A relay to the taker.
   *
   * @param name the name of the taker's thread
   * @param size how many bytes an element has, so that memory stays bounded
   */
  public Relay(String name, ToIntFunction<T> size, Sink<T> next) {
    this.next = next;
    this.size = size;
    this.thread = new Workers(name, 1);
  }

  /**
   * Passes an element on soon.
   *
   * @throws IOException if the taker failed on an earlier one
   */
  @Override
  public void accept(T element) throws IOException {
    chunk.add(element);
    chunkBytes += size.applyAsInt(element);
    if (chunk.size() == CHUNK_ELEMENTS || chunkBytes >= CHUNK_BYTES) {
      send();
    }
  }

  /** Waits until everything is passed on. */
  public void finish() throws IOException {
    send();
    thread.finish();
  }

  /** Ends the thread; without {@link #finish} before, not everything is passed on. */
  @Override
  public void close() {
    thread.close();
  }

  private void send() throws IOException {
    thread.throwProblem();
    List<T> sent = chunk;
    int bytes = Math.min(chunkBytes, MAX_BYTES);
    chunkBytes = 0;
    chunk = new ArrayList<>(CHUNK_ELEMENTS);
    try {
      room.acquire(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while records were passed on", e);
    }
    thread.execute(() -> passOn(sent, bytes));
  }

  private void passOn(List<T> elements, int bytes) throws IOException {
    try {
      for (T element : elements) {
        if (thread.failed()) {
          return;
        }
        next.accept(element);
      }
    } finally {
      room.release(bytes);
    }
  }
}
