package io.sespartitioner.replay.folder;

import io.sespartitioner.replay.relay.Sink;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hidden folder in which a run works. Lies beside the bucket folder if that is on the same
 * disk, else inside it, because only there can a finished object be moved in one step.
 *
 * <p>Thread-safe.
 */
public final class WorkFolder implements Closeable {

  /** How its name begins. A partition value has no tilde, so no sender's folder is taken for it. */
  public static final String NAME_START = ".replay~";

  private static final int MAX_ATTEMPTS = 100;

  private final Path path;

  /** The keys of objects whose files couldn't be named so; only odd rules or handlers make any. */
  private final Map<Path, String> otherKeys = new ConcurrentHashMap<>();

  private volatile boolean closed;

  private WorkFolder(Path path) throws IOException {
    this.path = path;
    Files.createDirectory(path.resolve("objects"));
    Files.createDirectory(path.resolve("spill"));
    Files.createDirectory(path.resolve("old"));
  }

  static WorkFolder near(Path bucket) throws IOException {
    Path absolute = bucket.toAbsolutePath();
    Path parent = absolute.getParent() == null ? absolute : absolute.getParent();
    Files.createDirectories(parent);
    boolean inside = Files.exists(absolute) && !sameDisk(absolute, parent);
    return in(inside ? absolute : parent);
  }

  /** A folder among temporary files. */
  public static WorkFolder temporary() throws IOException {
    return in(Path.of(System.getProperty("java.io.tmpdir")));
  }

  static WorkFolder in(Path folder) throws IOException {
    return new WorkFolder(Files.createTempDirectory(folder, NAME_START));
  }

  private static boolean sameDisk(Path bucket, Path parent) throws IOException {
    return Files.isWritable(parent)
        && Files.getFileStore(bucket).equals(Files.getFileStore(parent));
  }

  /** Whether a file is in it. */
  boolean holds(Path file) {
    return file.startsWith(path);
  }

  /** Where objects are made, under their names. */
  Path objects() {
    return path.resolve("objects");
  }

  /** Where it is noted which objects of an earlier run are to go. */
  Path old() {
    return path.resolve("old");
  }

  /** A folder for what doesn't fit in memory. */
  public Path spill() {
    return path.resolve("spill");
  }

  /** The file of the object with this name; its folder is made if need be. */
  public Path object(String key) throws IOException {
    if (closed) {
      throw new IOException("The work folder is closed");
    }
    Path file = ObjectPath.of(objects(), key);
    if (!keyAsWritten(file).equals(key)) {
      otherKeys.put(file, key);
    }
    Files.createDirectories(file.getParent());
    return file;
  }

  /** Hands on every object that was made. */
  public void forEachObject(Sink<MadeObject> objects) throws IOException {
    FolderTree.forEach(
        objects(),
        folder -> {},
        file ->
            objects.accept(new MadeObject(otherKeys.getOrDefault(file, keyAsWritten(file)), file)));
  }

  private String keyAsWritten(Path file) {
    return objects().relativize(file).toString().replace(File.separatorChar, '/');
  }

  /** Deletes everything, even while other threads still write. Does nothing the second time. */
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    for (int attempt = 1; Files.exists(path); attempt++) {
      try {
        FolderTree.delete(path);
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
