package io.sespartitioner.replay.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Clears up the work folders of runs that were killed: those whose locks nobody holds. */
final class Leftovers {

  private Leftovers() {}

  /**
   * Deletes those in the folder, and says so of each, a sentence each.
   *
   * @param own the work folder of this run, which is about to be made and locked already
   */
  static List<String> clear(Path folder, Path own) throws IOException {
    List<String> said = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(folder, WorkFolder.NAME_START + "*")) {
      for (Path path : found) {
        if (path.equals(own)) {
          delete(own, said);
        } else if (path.toString().endsWith(RunLock.EXTENSION) && !path.equals(lock(own))) {
          clear(path, said);
        } else if (Files.isDirectory(path) && !Files.exists(lock(path))) {
          said.add(path + " may be what a killed run left; delete it if none is running");
        }
      }
    }
    return said;
  }

  private static void clear(Path lockFile, List<String> said) {
    String name = lockFile.toString();
    Path left = Path.of(name.substring(0, name.length() - RunLock.EXTENSION.length()));
    try {
      Optional<RunLock> lock = RunLock.take(lockFile);
      if (lock.isPresent()) {
        try {
          delete(left, said);
        } finally {
          lock.get().close();
        }
      }
    } catch (IOException e) {
      said.add(
          left + " may be what a killed run left, and can't be deleted: " + DiskTrouble.words(e));
    }
  }

  private static void delete(Path left, List<String> said) throws IOException {
    if (Files.isDirectory(left)) {
      FolderTree.delete(left);
      said.add("deleted " + left + ", which a killed run left");
    }
  }

  private static Path lock(Path workFolder) {
    return workFolder.resolveSibling(workFolder.getFileName() + RunLock.EXTENSION);
  }
}
