package io.sespartitioner.backfill;

import io.sespartitioner.backfill.InputFiles.InputFile;
import io.sespartitioner.replay.folder.BackfillLog;
import io.sespartitioner.replay.folder.ObjectPath;
import io.sespartitioner.replay.folder.RunLock;
import io.sespartitioner.replay.folder.WorkFolder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.io.output.DeferredFileOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Where the objects go, so that what looks finished is whole.
 *
 * <p>A file system shows a file as it grows, but moves it in one step: there every attempt of a
 * task writes in a hidden folder of its own, and when all tasks are done, the objects of those
 * attempts that count are moved to their places. An object store shows an object when it is
 * complete, and can't move it: there objects are written in their places, where a second attempt
 * writes the same ones again.
 */
final class OutFolder implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final Set<String> OBJECT_STORES = Set.of("s3", "s3a", "s3n", "gs");

  private static final Pattern WORK_NAME =
      Pattern.compile(
          Pattern.quote(WorkFolder.NAME_START) + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final Duration RENEWAL = Duration.ofSeconds(10);

  private final URI folder;
  private final boolean objectStore;
  private final String workName = WorkFolder.NAME_START + UUID.randomUUID();

  private transient boolean publishing;

  private OutFolder(URI folder) {
    this.folder = folder;
    this.objectStore = OBJECT_STORES.contains(folder.getScheme());
  }

  static OutFolder at(String folder, Configuration configuration) throws IOException {
    FileSystem store = Stores.of(folder, configuration);
    return new OutFolder(store.makeQualified(Stores.path(folder)).toUri());
  }

  /** Whether objects may be in it of a backfill that doesn't end well. */
  boolean mayHoldSome() {
    return objectStore || publishing;
  }

  RunLog log(Configuration configuration) throws IOException {
    return new RunLog(store(configuration), new Path(folder));
  }

  /**
   * Keeps other runs from it until that is closed: on this machine by a lock that ends with the
   * process, elsewhere by a file that is renewed.
   *
   * @param run the name of this run
   * @throws IOException if another run is at work in it
   */
  OutLock lock(String run, Configuration configuration) throws IOException {
    if (!folder.getScheme().equals("file")) {
      return StoreLock.on(store(configuration), new Path(folder), run, RENEWAL);
    }
    java.nio.file.Path local = java.nio.file.Path.of(folder.getPath());
    java.nio.file.Path parent = local.getParent() == null ? local : local.getParent();
    Files.createDirectories(parent);
    RunLock lock = RunLock.on((Files.isWritable(parent) ? parent : local).toRealPath(), local);
    return new OutLock() {
      @Override
      public boolean isHeld() {
        return true;
      }

      @Override
      public void close() throws IOException {
        lock.close();
      }
    };
  }

  /** Deletes what killed runs left. Only for whoever has locked it. */
  List<String> clear(Configuration configuration) throws IOException {
    FileSystem store = store(configuration);
    List<String> deleted = new ArrayList<>();
    for (FileStatus entry : objectStore ? List.<FileStatus>of() : entries(store)) {
      if (WORK_NAME.matcher(entry.getPath().getName()).matches()) {
        store.delete(entry.getPath(), true);
        deleted.add("deleted " + entry.getPath() + ", which a killed run left");
      }
    }
    return deleted;
  }

  private List<FileStatus> entries(FileSystem store) throws IOException {
    Path path = new Path(folder);
    return store.exists(path) ? List.of(store.listStatus(path)) : List.of();
  }

  /** Whether there is nothing in it but the log of runs that didn't finish, or it isn't there. */
  boolean isEmpty(Configuration configuration) throws IOException {
    FileSystem store = store(configuration);
    Path path = new Path(folder);
    if (!store.exists(path)) {
      return true;
    }
    if (!store.getFileStatus(path).isDirectory()) {
      throw new IOException(folder + " is not a folder; choose another --out");
    }
    RemoteIterator<FileStatus> entries = store.listStatusIterator(path);
    while (entries.hasNext()) {
      if (!entries.next().getPath().getName().equals(BackfillLog.FOLDER)) {
        return false;
      }
    }
    return !log(configuration).holdsFinished();
  }

  /** Whether one of the files lies in it. */
  boolean holdsOneOf(List<InputFile> files) throws IOException {
    if (!folder.getScheme().equals("file")) {
      return files.stream().anyMatch(file -> holds(URI.create(file.uri())));
    }
    java.nio.file.Path local = java.nio.file.Path.of(folder.getPath());
    return Files.exists(local) && holdsLocally(local.toRealPath(), files);
  }

  private static boolean holdsLocally(java.nio.file.Path folder, List<InputFile> files)
      throws IOException {
    for (InputFile file : files) {
      URI uri = URI.create(file.uri());
      if (uri.getScheme().equals("file")
          && java.nio.file.Path.of(uri.getPath()).toRealPath().startsWith(folder)) {
        return true;
      }
    }
    return false;
  }

  /** By place, whatever the scheme: a bucket has several. */
  private boolean holds(URI file) {
    String start = folder.getPath();
    return Objects.equals(file.getAuthority(), folder.getAuthority())
        && file.getPath().startsWith(start.endsWith("/") ? start : start + "/");
  }

  Attempt attempt(String name, Configuration configuration) throws IOException {
    return new Attempt(name, store(configuration));
  }

  /** Moves the objects of the attempts to their places, if nothing else stands there. */
  void publish(List<String> attempts, Configuration configuration) throws IOException {
    if (objectStore) {
      return;
    }
    FileSystem store = store(configuration);
    List<Path> made = new ArrayList<>();
    for (String attempt : attempts) {
      if (store.exists(attemptFolder(attempt))) {
        made.add(attemptFolder(attempt));
      }
    }
    for (Path objects : made) {
      checkRoom(store, store.getFileStatus(objects), new Path(folder));
    }
    publishing = true;
    for (Path objects : made) {
      publish(store, objects, new Path(folder));
    }
  }

  private static void checkRoom(FileSystem store, FileStatus made, Path place) throws IOException {
    if (!store.exists(place)) {
      return;
    }
    boolean folder = store.getFileStatus(place).isDirectory();
    if (folder != made.isDirectory()) {
      throw new IOException(
          place
              + (folder ? " is a folder where an object" : " is a file where a folder")
              + " has to be; move it away, or choose another --out");
    }
    if (folder) {
      for (FileStatus entry : store.listStatus(made.getPath())) {
        checkRoom(store, entry, below(place, entry.getPath().getName()));
      }
    }
  }

  private static void publish(FileSystem store, Path made, Path place) throws IOException {
    store.mkdirs(place);
    for (FileStatus entry : store.listStatus(made)) {
      Path path = entry.getPath();
      Path target = below(place, path.getName());
      if (entry.isDirectory()) {
        publish(store, path, target);
      } else if (!store.exists(target) && !store.rename(path, target)) {
        throw new IOException(path + " can't be moved to " + target);
      }
    }
  }

  /** Deletes what isn't published. */
  void clean(Configuration configuration) throws IOException {
    FileSystem store = store(configuration);
    if (!objectStore) {
      Path out = new Path(folder);
      boolean cleaned = store.delete(new Path(out, workName), true);
      cleaned |= deleteIfEmpty(store, new Path(out, BackfillLog.FOLDER));
      if (cleaned) {
        deleteIfEmpty(store, out);
      }
    }
  }

  private static boolean deleteIfEmpty(FileSystem store, Path folder) throws IOException {
    return store.exists(folder)
        && store.listStatus(folder).length == 0
        && store.delete(folder, false);
  }

  private FileSystem store(Configuration configuration) throws IOException {
    return FileSystem.get(folder, configuration);
  }

  private Path attemptFolder(String attempt) {
    return new Path(new Path(new Path(folder), workName), attempt);
  }

  /** A path in which nothing but slashes has a meaning. */
  private static Path below(Path root, String relative) {
    URI uri = root.toUri();
    String path = uri.getPath();
    return new Path(
        uri.getScheme(), uri.getAuthority(), (path.endsWith("/") ? path : path + "/") + relative);
  }

  /** Where one attempt of a task puts its objects. */
  final class Attempt {

    private final FileSystem store;
    private final Path root;

    Attempt(String name, FileSystem store) {
      this.store = store;
      this.root = objectStore ? new Path(folder) : attemptFolder(name);
    }

    /** A folder on this machine for an object that isn't complete. */
    File aside() {
      return new File(
          org.apache.spark.util.Utils.getLocalDir(org.apache.spark.SparkEnv.get().conf()));
    }

    /** Writes a complete object. */
    void put(String key, DeferredFileOutputStream content) throws IOException {
      String relative = ObjectPath.of(java.nio.file.Path.of(""), key).toString();
      Path place = below(root, relative);
      try (FSDataOutputStream out = store.create(place, true)) {
        content.writeTo((OutputStream) out);
      }
    }
  }
}
