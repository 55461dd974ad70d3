package io.sespartitioner.backfill;

import io.sespartitioner.replay.folder.BackfillLog;
import io.sespartitioner.replay.input.Inputs;
import io.sespartitioner.replay.relay.Workers;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Lists the files of the inputs, in the order in which replay reads them: the inputs by path, and
 * in a folder what is in it by name. Folders are listed side by side, since a store answers slowly.
 */
final class InputFiles {

  private static final int LISTINGS_AT_ONCE = 32;
  private static final Pattern PATTERN = Pattern.compile("[*?\\[{]");

  private InputFiles() {}

  /**
   * One file.
   *
   * @param uri where it lies
   * @param bytes its length, compressed or not
   * @param lastChange when it was last changed, as its store tells; ISO 8601
   */
  record InputFile(String uri, long bytes, String lastChange) {

    static InputFile of(Path path, long bytes, long changedMillis) {
      String lastChange = Instant.ofEpochMilli(changedMillis).toString();
      return new InputFile(path.toUri().toString(), bytes, lastChange);
    }
  }

  /**
   * All files of the inputs: files, folders with their subfolders, or patterns of either.
   *
   * @throws NoSuchFileException if an input isn't there
   */
  static List<InputFile> list(List<String> inputs, Configuration configuration) throws IOException {
    ForkJoinPool pool = new ForkJoinPool(LISTINGS_AT_ONCE);
    try {
      List<InputFile> files = new ArrayList<>();
      for (String input : inputs.stream().sorted().toList()) {
        FileSystem store = Stores.of(input, configuration);
        for (FileStatus root : roots(input, store)) {
          files.addAll(
              Stores.isLocal(store)
                  ? local(root.getPath())
                  : Workers.await(pool.submit(new Listing(store, root)), "listing the inputs"));
        }
      }
      return files;
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<FileStatus> roots(String input, FileSystem store) throws IOException {
    Path path = Stores.path(input);
    try {
      return List.of(store.getFileStatus(path));
    } catch (FileNotFoundException e) {
      FileStatus[] matches = PATTERN.matcher(input).find() ? matches(path, store) : null;
      if (matches == null || matches.length == 0) {
        throw new NoSuchFileException(input);
      }
      return List.of(matches);
    }
  }

  private static FileStatus[] matches(Path pattern, FileSystem store) throws IOException {
    try {
      return store.globStatus(pattern);
    } catch (IllegalArgumentException e) {
      // HADOOP-3257
      throw new IOException(
          pattern + ": Hadoop reads no pattern where a name has a colon; name the folder", e);
    }
  }

  /** Files of this machine: Hadoop would leave out, in silence, those that it can't find again. */
  private static List<InputFile> local(Path root) throws IOException {
    List<InputFile> files = new ArrayList<>();
    for (String name : Inputs.filesAt(java.nio.file.Path.of(root.toUri().getPath()))) {
      files.add(local(name));
    }
    return files;
  }

  private static InputFile local(String name) throws IOException {
    try {
      java.nio.file.Path file = java.nio.file.Path.of(name);
      if (Files.isRegularFile(file)) {
        return InputFile.of(
            new Path("file", null, name),
            Files.size(file),
            Files.getLastModifiedTime(file).toMillis());
      }
      if (Files.exists(file)) {
        throw new IOException(name + " is a pipe or a device; write what it gives into a file");
      }
    } catch (InvalidPathException e) {
      // It has characters that this process can't write.
    }
    throw new IOException(
        name + " has a name that this process can't write; rename it, or set LC_ALL=C.UTF-8");
  }

  private static final class Listing extends RecursiveTask<List<InputFile>> {

    @java.io.Serial private static final long serialVersionUID = 1L;

    private final transient FileSystem store;
    private final transient FileStatus root;

    Listing(FileSystem store, FileStatus root) {
      this.store = store;
      this.root = root;
    }

    @Override
    protected List<InputFile> compute() {
      if (!root.isDirectory()) {
        return List.of(InputFile.of(root.getPath(), root.getLen(), root.getModificationTime()));
      }
      try {
        List<Listing> entries = entries();
        invokeAll(entries);
        return entries.stream().flatMap(entry -> entry.join().stream()).toList();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private List<Listing> entries() throws IOException {
      return Arrays.stream(store.listStatus(root.getPath()))
          .filter(entry -> Inputs.isInput(entry.getPath().getName()))
          .filter(
              entry ->
                  entry.isDirectory() || !Inputs.FOLDER_SETTINGS.equals(entry.getPath().getName()))
          .filter(entry -> !BackfillLog.holds(entry.getPath().toUri().getPath()))
          .sorted(Comparator.comparing(entry -> entry.getPath().getName()))
          .map(entry -> new Listing(store, entry))
          .toList();
    }
  }
}
