package io.sespartitioner.backfill;

import io.sespartitioner.replay.relay.Sink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.ToIntFunction;

/**
 * Turns something that hands out elements into something that is asked for them: the first runs in
 * a thread of its own, a little ahead.
 *
 * @param <T> what is handed out
 */
final class Pipe<T> implements Iterator<T>, AutoCloseable {

  private static final int CHUNKS = 4;
  private static final int CHUNK_ELEMENTS = 64;
  private static final int CHUNK_BYTES = 256 * 1024;

  /** Hands out everything. */
  interface Source<T> {

    void run(Sink<T> sink) throws IOException;
  }

  private final BlockingQueue<Chunk<T>> queue = new ArrayBlockingQueue<>(CHUNKS);
  private final ToIntFunction<T> size;
  private final Thread thread;
  private Iterator<T> current = List.<T>of().iterator();
  private boolean ended;

  /**
   * A pipe that begins to run.
   *
   * @param name the name of its thread
   * @param size how many bytes an element has, so that memory stays bounded
   */
  Pipe(String name, ToIntFunction<T> size, Source<T> source) {
    this.size = size;
    this.thread = new Thread(() -> run(source), name);
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
  }

  @Override
  public boolean hasNext() {
    while (!current.hasNext() && !ended) {
      Chunk<T> chunk = take();
      chunk.throwProblem();
      current = chunk.elements.iterator();
      ended = chunk.last;
    }
    return current.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return current.next();
  }

  /** Ends the thread, whether or not everything was taken. */
  @Override
  public void close() {
    thread.interrupt();
  }

  private Chunk<T> take() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + thread.getName(), e);
    }
  }

  private void run(Source<T> source) {
    Chunks chunks = new Chunks();
    try {
      source.run(chunks);
      chunks.send(new Chunk<>(chunks.elements, true, null));
    } catch (IOException | RuntimeException | Error e) {
      try {
        chunks.send(new Chunk<>(List.of(), true, e));
      } catch (IOException interrupted) {
        // Nobody asks any more.
      }
    }
  }

  private final class Chunks implements Sink<T> {

    private List<T> elements = new ArrayList<>(CHUNK_ELEMENTS);
    private int bytes;

    @Override
    public void accept(T element) throws IOException {
      elements.add(element);
      bytes += size.applyAsInt(element);
      if (elements.size() == CHUNK_ELEMENTS || bytes >= CHUNK_BYTES) {
        send(new Chunk<>(elements, false, null));
        elements = new ArrayList<>(CHUNK_ELEMENTS);
        bytes = 0;
      }
    }

    private void send(Chunk<T> chunk) throws IOException {
      try {
        queue.put(chunk);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while handing on", e);
      }
    }
  }

  private record Chunk<T>(List<T> elements, boolean last, Throwable problem) {

    void throwProblem() {
      if (problem instanceof IOException trouble) {
        throw new UncheckedIOException(trouble);
      }
      if (problem instanceof RuntimeException mistake) {
        throw mistake;
      }
      if (problem instanceof Error error) {
        throw error;
      }
    }
  }
}
