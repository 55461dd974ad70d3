package io.sespartitioner.replay.folder;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Keeps other runs from what this run is about to write. It is a hidden file with a lock that the
 * operating system takes back when the process ends, however it ends.
 *
 * <p>Thread-safe.
 */
public final class RunLock implements Closeable {

  static final String EXTENSION = ".lock";

  private static final int ATTEMPTS = 5;
  private static final int PAUSE_MILLIS = 50;

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Locks what is to be at the path, whether or not it is there yet.
   *
   * @param folder where the lock lies, the same for every run; without symbolic links
   * @throws IOException if another run has locked it, or nothing can be written there
   */
  public static RunLock on(Path folder, Path path) throws IOException {
    Path file = WorkFolder.hidden(folder, path, EXTENSION);
    // A run that clears up after another holds its lock for a moment.
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<RunLock> lock = take(file);
      if (lock.isPresent()) {
        return lock.get();
      }
      pause();
    }
    throw new IOException(
        path + " is being written by another replay; wait for its end, or name another place");
  }

  /** Takes the lock of this file; empty if another run has it. */
  static Optional<RunLock> take(Path file) throws IOException {
    while (true) {
      createIfMissing(file);
      Optional<Object> key = key(file);
      try {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        if (!locked(channel)) {
          channel.close();
          return Optional.empty();
        }
        // Its last owner may have deleted the file in the meantime, and another made a new one.
        if (key.isPresent() && key.equals(key(file))) {
          return Optional.of(new RunLock(file, channel));
        }
        channel.close();
      } catch (NoSuchFileException e) {
        // Deleted by its last owner; the next turn makes it again.
      }
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Another run in this very process.
      return false;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static void createIfMissing(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // Someone else's, or left over.
    }
  }

  /** What tells the file from another of that name, as far as the file system says. */
  private static Optional<Object> key(Path file) throws IOException {
    try {
      Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      return Optional.of(key == null ? file : key);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static void pause() throws InterruptedIOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for another replay");
    }
  }

  /** Lets others in. Does nothing the second time. */
  @Override
  public synchronized void close() throws IOException {
    if (channel.isOpen()) {
      // While it is still locked: later it may be another's.
      Files.deleteIfExists(file);
      channel.close();
    }
  }
}
