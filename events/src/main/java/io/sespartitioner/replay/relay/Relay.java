package io.sespartitioner.replay.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;

/**
 * Passes elements on in a thread of its own, in order, so that the thread that brings them and the
 * one that takes them work at the same time. Few are under way at a time.
 *
 * @param <T> what is passed on
 */
public final class Relay<T> implements Taker<T>, AutoCloseable {

  private static final int CHUNK_ELEMENTS = 64;
  private static final int CHUNK_BYTES = 256 * 1024;
  private static final int MAX_BYTES = 8 * 1024 * 1024;

  private final Taker<T> next;
  private final ToIntFunction<T> size;
  private final ExecutorService thread;
  private final Semaphore room = new Semaphore(MAX_BYTES);
  private final AtomicReference<Throwable> problem = new AtomicReference<>();
  private int chunkBytes;
  private List<T> chunk = new ArrayList<>(CHUNK_ELEMENTS);

  /**
   * A relay to the taker.
   *
   * @param name the name of the taker's thread
   * @param size how many bytes an element has, so that memory stays bounded
   */
  public Relay(String name, ToIntFunction<T> size, Taker<T> next) {
    this.next = next;
    this.size = size;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread worker = new Thread(task, name);
              worker.setDaemon(true);
              return worker;
            });
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
    thread.shutdown();
    try {
      while (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
        throwProblem();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    throwProblem();
  }

  /** Ends the thread; without {@link #finish} before, not everything is passed on. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void send() throws IOException {
    throwProblem();
    List<T> sent = chunk;
    int bytes = Math.min(chunkBytes, MAX_BYTES);
    chunkBytes = 0;
    chunk = new ArrayList<>(CHUNK_ELEMENTS);
    try {
      room.acquire(bytes);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    thread.execute(() -> passOn(sent, bytes));
  }

  private void passOn(List<T> elements, int bytes) {
    try {
      for (T element : elements) {
        if (problem.get() != null) {
          return;
        }
        next.accept(element);
      }
    } catch (IOException | RuntimeException | Error e) {
      problem.compareAndSet(null, e);
    } finally {
      room.release(bytes);
    }
  }

  private void throwProblem() throws IOException {
    Throwable first = problem.get();
    if (first instanceof IOException trouble) {
      throw trouble;
    }
    if (first != null) {
      throw new IllegalStateException("Cannot pass records on", first);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted while records were passed on", e);
  }
}
