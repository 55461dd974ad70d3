package io.sespartitioner.backfill;

import io.sespartitioner.replay.folder.ObjectPath;
import io.sespartitioner.replay.folder.WorkFolder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.io.output.DeferredFileOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

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

  private final URI folder;
  private final boolean objectStore;
  private final String workName = WorkFolder.NAME_START + UUID.randomUUID();

  private OutFolder(URI folder) {
    this.folder = folder;
    this.objectStore = OBJECT_STORES.contains(folder.getScheme());
  }

  static OutFolder at(String folder, Configuration configuration) throws IOException {
    Path path = new Path(folder);
    return new OutFolder(path.getFileSystem(configuration).makeQualified(path).toUri());
  }

  /** Whether objects appear in it while the backfill runs. */
  boolean isObjectStore() {
    return objectStore;
  }

  /** Whether there is nothing in it, or it isn't there. */
  boolean isEmpty(Configuration configuration) throws IOException {
    FileSystem store = store(configuration);
    Path path = new Path(folder);
    if (!store.exists(path)) {
      return true;
    }
    if (!store.getFileStatus(path).isDirectory()) {
      throw new IOException(folder + " is not a folder; choose another --out");
    }
    return !store.listStatusIterator(path).hasNext();
  }

  /** Whether the file lies in it. */
  boolean holds(String uri) {
    String start = folder.toString();
    return uri.startsWith(start.endsWith("/") ? start : start + "/");
  }

  Attempt attempt(String name, Configuration configuration) throws IOException {
    return new Attempt(name, store(configuration));
  }

  /** Moves the objects of an attempt to their places. */
  void publish(String attempt, Configuration configuration) throws IOException {
    if (objectStore) {
      return;
    }
    FileSystem store = store(configuration);
    Path made = attemptFolder(attempt);
    if (store.exists(made)) {
      publish(store, made, new Path(folder));
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
        // One of the same name has the same content.
        throw new IOException(path + " can't be moved to " + target);
      }
    }
  }

  /** Deletes what isn't published. */
  void clean(Configuration configuration) throws IOException {
    FileSystem store = store(configuration);
    if (!objectStore && store.delete(new Path(new Path(folder), workName), true)) {
      FileStatus[] left = store.listStatus(new Path(folder));
      if (left.length == 0) {
        store.delete(new Path(folder), false);
      }
    }
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
