package io.sespartitioner.backfill;

import io.sespartitioner.replay.folder.BackfillLog;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Keeps a second backfill from an {@code --out} that isn't this machine's, by a file {@code
 * RUN.lock} in {@code _backfill} that its run renews. Whoever has written its own and then sees no
 * other goes on, so of two at once at least one sees the other; both do if they begin in the same
 * moment. It takes no more of a store than that what was written is listed at once, as S3, GCS and
 * HDFS promise. A file that isn't renewed any more is of a run that was killed.
 */
final class StoreLock implements OutLock {

  private static final String EXTENSION = ".lock";

  private final FileSystem store;
  private final Path file;
  private final Duration renewal;
  private final ScheduledExecutorService renewing =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "lock");
            thread.setDaemon(true);
            return thread;
          });

  private StoreLock(FileSystem store, Path file, Duration renewal) {
    this.store = store;
    this.file = file;
    this.renewal = renewal;
  }

  /**
   * Locks it.
   *
   * @param name of the run
   * @param renewal how often the file is renewed; one that isn't for four times as long is taken
   *     for a killed run's, and waited for as long
   * @throws IOException if another backfill has locked it
   */
  static StoreLock on(FileSystem store, Path out, String name, Duration renewal)
      throws IOException {
    Path folder = new Path(out, BackfillLog.FOLDER);
    StoreLock lock = new StoreLock(store, new Path(folder, name + EXTENSION), renewal);
    lock.refuseIfAnyLives(lock.others());
    long millis = renewal.toMillis();
    try {
      lock.write();
      // It ends with the executor, and throws nothing.
      var unused =
          lock.renewing.scheduleWithFixedDelay(lock::renew, millis, millis, TimeUnit.MILLISECONDS);
      // Who came in the meantime has written before us, or will see ours.
      lock.refuseIfAnyLives(lock.others());
    } catch (IOException e) {
      lock.close();
      throw e;
    }
    return lock;
  }

  /** The locks of others that have content, and when they were last renewed. */
  private Map<Path, Long> others() throws IOException {
    Map<Path, Long> others = new HashMap<>();
    try {
      for (FileStatus one : store.listStatus(file.getParent())) {
        String name = one.getPath().getName();
        if (name.endsWith(EXTENSION) && one.getLen() > 0 && !name.equals(file.getName())) {
          others.put(one.getPath(), one.getModificationTime());
        }
      }
    } catch (FileNotFoundException e) {
      // Nobody was here.
    }
    return others;
  }

  private void refuseIfAnyLives(Map<Path, Long> others) throws IOException {
    Map<Path, Long> left = others;
    long end = System.nanoTime() + 4 * renewal.toNanos();
    while (!left.isEmpty() && System.nanoTime() < end) {
      pause();
      left = others();
      if (!others.entrySet().containsAll(left.entrySet())) {
        throw new IOException(
            file.getParent().getParent()
                + " is being written by another backfill; wait for its end, or choose another"
                + " --out");
      }
    }
    for (Path dead : left.keySet()) {
      RunLog.discard(store, dead);
    }
  }

  private void pause() throws IOException {
    try {
      Thread.sleep(Math.max(1, renewal.toMillis() / 4));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another backfill was watched");
    }
  }

  private void renew() {
    try {
      if (isHeld()) {
        write();
      }
    } catch (IOException e) {
      // The next time. If there is none, another may take it, which is seen at the end.
    }
  }

  private void write() throws IOException {
    try (OutputStream out = store.create(file, true)) {
      out.write("A backfill is at work here.\n".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Whether nobody has taken this run for killed. */
  @Override
  public boolean isHeld() throws IOException {
    try {
      return store.getFileStatus(file).getLen() > 0;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** Lets others in. */
  @Override
  public void close() throws IOException {
    renewing.shutdown();
    try {
      renewing.awaitTermination(renewal.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    RunLog.discard(store, file);
  }
}
