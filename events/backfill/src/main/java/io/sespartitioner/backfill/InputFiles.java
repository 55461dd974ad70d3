package io.sespartitioner.backfill;

import io.sespartitioner.replay.folder.WorkFolder;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
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
  private static final String MACOS_FOLDER_SETTINGS = ".DS_Store";

  private InputFiles() {}

  /**
   * One file.
   *
   * @param uri where it lies
   * @param bytes its length, compressed or not
   */
  record InputFile(String uri, long bytes) {}

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
        for (FileStatus root : roots(input, configuration)) {
          FileSystem store = root.getPath().getFileSystem(configuration);
          files.addAll(pool.submit(new Listing(store, root, Set.of())).get());
        }
      }
      return files;
    } catch (ExecutionException e) {
      throw trouble(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the inputs were listed", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<FileStatus> roots(String input, Configuration configuration)
      throws IOException {
    Path path = new Path(input);
    FileSystem store = path.getFileSystem(configuration);
    try {
      return List.of(store.getFileStatus(path));
    } catch (FileNotFoundException e) {
      FileStatus[] matches = store.globStatus(path);
      if (matches == null || matches.length == 0) {
        throw new NoSuchFileException(input);
      }
      return List.of(matches);
    }
  }

  private static IOException trouble(ExecutionException e) {
    Throwable cause = e;
    while (cause.getCause() != null && !(cause instanceof IOException)) {
      cause = cause.getCause();
    }
    return cause instanceof IOException trouble ? trouble : new IOException(cause);
  }

  private static final class Listing extends RecursiveTask<List<InputFile>> {

    @java.io.Serial private static final long serialVersionUID = 1L;

    private final transient FileSystem store;
    private final transient FileStatus root;
    private final transient Set<String> foldersAround;

    Listing(FileSystem store, FileStatus root, Set<String> foldersAround) {
      this.store = store;
      this.root = root;
      this.foldersAround = foldersAround;
    }

    @Override
    protected List<InputFile> compute() {
      if (!root.isDirectory()) {
        return List.of(new InputFile(root.getPath().toUri().toString(), root.getLen()));
      }
      try {
        Set<String> around = new TreeSet<>(foldersAround);
        if (!around.add(place(root.getPath()))) {
          // A symbolic link back to a folder around it.
          return List.of();
        }
        List<Listing> entries = entries(around);
        invokeAll(entries);
        return entries.stream().flatMap(entry -> entry.join().stream()).toList();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private List<Listing> entries(Set<String> around) throws IOException {
      return Arrays.stream(store.listStatus(root.getPath()))
          .filter(entry -> isInput(entry.getPath().getName()))
          .sorted(Comparator.comparing(entry -> entry.getPath().getName()))
          .map(entry -> new Listing(store, entry, around))
          .toList();
    }

    private String place(Path folder) throws IOException {
      return store.getUri().getScheme().equals("file")
          ? java.nio.file.Path.of(folder.toUri().getPath()).toRealPath().toString()
          : folder.toString();
    }
  }

  private static boolean isInput(String name) {
    return !name.startsWith(WorkFolder.NAME_START) && !name.equals(MACOS_FOLDER_SETTINGS);
  }
}
