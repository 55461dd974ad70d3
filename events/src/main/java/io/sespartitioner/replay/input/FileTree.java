package io.sespartitioner.replay.input;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Visits the files of a folder and its subfolders in order of name, one folder at a time. */
final class FileTree {

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
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(folder, path -> !path.getFileName().toString().startsWith("."))) {
      stream.forEach(entries::add);
    }
    Collections.sort(entries);
    return entries;
  }
}
