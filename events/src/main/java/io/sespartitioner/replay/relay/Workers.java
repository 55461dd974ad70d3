package io.sespartitioner.replay.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Threads that take up tasks in order, and don't keep the process alive.
 *
 * <p>Thread-safe.
 */
public final class Workers implements AutoCloseable {

  private final String name;
  private final ExecutorService threads;
  private final AtomicReference<Throwable> problem = new AtomicReference<>();

  /** So many threads of this name. */
  public Workers(String name, int count) {
    this.name = name;
    this.threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Starts a task soon; what it throws is in its future alone. */
  public <T> Future<T> submit(Callable<T> task) {
    return threads.submit(task);
  }

  /**
   * What a task came to.
   *
   * @param what the task does, for messages: "reading an object"
   * @throws IOException the task's trouble
   * @throws OutOfMemoryError if memory ended there
   * @throws IllegalStateException if it ended by a mistake
   */
  public static <T> T await(Future<T> task, String what) throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + what, e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      while (cause instanceof UncheckedIOException || cause instanceof ExecutionException) {
        cause = cause.getCause();
      }
      throwAgain(cause, what);
      throw new IllegalStateException(e);
    }
  }

  /**
   * Starts a task soon. Whatever it throws becomes the problem of {@link #throwProblem}, so that
   * nothing can end a task unnoticed.
   */
  public void execute(Task task) {
    threads.execute(
        () -> {
          try {
            task.run();
          } catch (IOException | RuntimeException | Error e) {
            problem.compareAndSet(null, e);
          }
        });
  }

  /** Whether an executed task failed. */
  public boolean failed() {
    return problem.get() != null;
  }

  /**
   * Does nothing unless an executed task failed.
   *
   * @throws IOException the first one's trouble
   * @throws OutOfMemoryError if memory ended there
   * @throws IllegalStateException if that was no trouble but a mistake
   */
  public void throwProblem() throws IOException {
    throwAgain(problem.get(), name);
  }

  private static void throwAgain(Throwable problem, String what) throws IOException {
    if (problem instanceof IOException trouble) {
      throw trouble;
    }
    if (problem instanceof OutOfMemoryError end) {
      throw end;
    }
    if (problem != null) {
      throw new IllegalStateException("Cannot go on, " + what + " failed", problem);
    }
  }

  /** Waits until all tasks are done; throws the problem if one failed. */
  public void finish() throws IOException {
    threads.shutdown();
    try {
      while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        throwProblem();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + name, e);
    }
    throwProblem();
  }

  /** Ends the threads; without {@link #finish} before, not all tasks are done. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** Work that may meet with trouble. */
  public interface Task {

    /** Does it. */
    void run() throws IOException;
  }
}
