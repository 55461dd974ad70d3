package io.sespartitioner.replay.folder;

import io.sespartitioner.replay.folder.ObjectPath.LevelLength;
import io.sespartitioner.replay.relay.Sink;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hidden folder in which a run works. Lies beside the bucket folder if that is on the same
 * disk, else inside it, because only there can a finished object be moved in one step. As long as
 * it is open, no other run can work for that bucket.
 *
 * <p>Thread-safe.
 */
public final class WorkFolder implements Closeable {

  /** How its name begins. A partition value has no tilde, so no sender's folder is taken for it. */
  public static final String NAME_START = ".replay~";

  /** So many characters, of at most 4 bytes, fit in a name beside its start and extension. */
  private static final int MAX_NAME_CHARS = 60;

  private static final int MAX_ATTEMPTS = 100;

  private final Path path;
  private final RunLock lock;
  private final List<String> clearedUp;
  private final boolean keepsObjects;

  /** The keys of objects whose files couldn't be named so; only odd rules or handlers make any. */
  private final Map<Path, String> otherKeys = new ConcurrentHashMap<>();

  private boolean closed;

  private WorkFolder(Path path, RunLock lock, List<String> clearedUp, boolean keepsObjects)
      throws IOException {
    this.path = path;
    this.lock = lock;
    this.clearedUp = List.copyOf(clearedUp);
    this.keepsObjects = keepsObjects;
    createPrivate(path);
    Files.createDirectory(path.resolve("objects"));
    Files.createDirectory(path.resolve("spill"));
    Files.createDirectory(path.resolve("old"));
  }

  /** Nobody else reads what it holds: it may lie among temporary files, which all may list. */
  private static void createPrivate(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(path);
    }
  }

  /** The work folder for a bucket, which need not exist. */
  static WorkFolder near(Path bucket) throws IOException {
    Path absolute = bucket.toAbsolutePath();
    Path parent = absolute.getParent() == null ? absolute : absolute.getParent();
    Files.createDirectories(parent);
    boolean inside = Files.exists(absolute) && !sameDisk(absolute, parent);
    return in(inside ? absolute : parent, absolute, true);
  }

  /** A folder among temporary files. */
  public static WorkFolder temporary() throws IOException {
    return temporary(true);
  }

  /** A folder among temporary files, for a run whose objects nobody wants: none is made. */
  public static WorkFolder discarding() throws IOException {
    return temporary(false);
  }

  private static WorkFolder temporary(boolean keepsObjects) throws IOException {
    Path name = Path.of(UUID.randomUUID().toString());
    return in(Path.of(System.getProperty("java.io.tmpdir")), name, keepsObjects);
  }

  /** The work folder for a bucket, in this folder. */
  static WorkFolder in(Path folder, Path bucket, boolean keepsObjects) throws IOException {
    Path real = folder.toRealPath();
    RunLock lock = RunLock.on(real, bucket);
    try {
      Path path = hidden(real, bucket, "");
      return new WorkFolder(path, lock, Leftovers.clear(real, path), keepsObjects);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** A hidden name in the folder that belongs to the path, and to no other there. */
  static Path hidden(Path folder, Path path, String extension) {
    String name = path.getNameCount() == 0 ? "" : path.getFileName().toString();
    String fitting = name.length() <= MAX_NAME_CHARS ? name : LevelLength.hash(name);
    return folder.resolve(NAME_START + fitting + extension);
  }

  private static boolean sameDisk(Path bucket, Path parent) throws IOException {
    return Files.isWritable(parent)
        && Files.getFileStore(bucket).equals(Files.getFileStore(parent));
  }

  /** What was found of runs that were killed, and what became of it, a sentence each. */
  public List<String> clearedUp() {
    return clearedUp;
  }

  /** Where objects are made, under their names. */
  Path objects() {
    return path.resolve("objects");
  }

  /** Gives the folder of objects the permissions of the empty one whose place it will take. */
  void allowAsIn(Path folder) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(objects(), Files.getPosixFilePermissions(folder));
    }
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
    Path file = ObjectPath.of(objects(), key);
    if (keepsObjects) {
      if (!keyAsWritten(file).equals(key)) {
        otherKeys.put(file, key);
      }
      makeFolders(file.getParent());
    }
    return file;
  }

  /** Makes a folder and those above it, but never after it was closed: they would stay. */
  synchronized void makeFolders(Path folder) throws IOException {
    if (closed) {
      throw new IOException("The work folder is closed");
    }
    Files.createDirectories(folder);
  }

  /** Opens the file of an object, which is not there yet: two of one name would be one lost. */
  OutputStream open(Path file, Compression compression) throws IOException {
    return keepsObjects
        ? compression.wrap(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))
        : OutputStream.nullOutputStream();
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
    try (lock) {
      delete();
    }
  }

  private void delete() throws IOException {
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

  /**
   * An object that a run has made.
   *
   * @param key its name in the bucket
   * @param file where it lies until it is published
   */
  public record MadeObject(String key, Path file) {}
}
