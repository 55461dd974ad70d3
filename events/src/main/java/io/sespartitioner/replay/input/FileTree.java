package io.sespartitioner.replay.input;

import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.relay.Sink;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Visits the files of a folder and its subfolders in order of name, one folder at a time. Names
 * that begin with a dot are no exception, since a sender's may; left out are the folders in which
 * replay works, the files that macOS leaves everywhere, and symbolic links that lead back to a
 * folder around them.
 */
final class FileTree {

  private static final String MACOS_FOLDER_SETTINGS = ".DS_Store";

  private FileTree() {}

  static void visit(Path path, Sink<Path> visit) throws IOException {
    visit(path, visit, new HashSet<>());
  }

  private static void visit(Path path, Sink<Path> visit, Set<Path> foldersAround)
      throws IOException {
    if (!Files.isDirectory(path)) {
      visit.accept(path);
      return;
    }
    Path folder = path.toRealPath();
    if (foldersAround.add(folder)) {
      for (Path entry : sortedEntries(path)) {
        visit(entry, visit, foldersAround);
      }
      foldersAround.remove(folder);
    }
  }

  private static List<Path> sortedEntries(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, FileTree::isInput)) {
      stream.forEach(entries::add);
    }
    Collections.sort(entries);
    return entries;
  }

  private static boolean isInput(Path path) {
    String name = path.getFileName().toString();
    return !name.startsWith(WorkFolder.NAME_START) && !name.equals(MACOS_FOLDER_SETTINGS);
  }
}
