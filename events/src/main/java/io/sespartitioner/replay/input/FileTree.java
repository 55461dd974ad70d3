package io.sespartitioner.replay.input;

import io.sespartitioner.replay.folder.WorkFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Visits the files of a folder and its subfolders in order of name, one folder at a time. Names
 * that begin with a dot are no exception, since a sender's may; left out are the folders in which
 * replay works, and the files that macOS leaves everywhere.
 */
final class FileTree {

  private static final String MACOS_FOLDER_SETTINGS = ".DS_Store";

  private FileTree() {}

  static void visit(Path path, FileVisit visit) throws IOException {
    if (!Files.isDirectory(path)) {
      visit.visit(path);
      return;
    }
    for (Path entry : sortedEntries(path)) {
      visit(entry, visit);
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
