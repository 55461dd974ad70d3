package io.sespartitioner.infra.template;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A folder as a zip file, the same bytes for the same content. */
final class FolderZip {

  /** The first time that a zip file can tell, in no time zone. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private FolderZip() {}

  /** Writes the files of {@code folder} and its subfolders, in order of their names. */
  static void write(Path folder, Path zip) throws IOException {
    try (Stream<Path> paths = Files.walk(folder);
        OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (Path file : files(paths)) {
        ZipEntry entry = new ZipEntry(name(folder, file));
        entry.setTimeLocal(EPOCH);
        entries.putNextEntry(entry);
        Files.copy(file, entries);
        entries.closeEntry();
      }
    }
  }

  private static List<Path> files(Stream<Path> paths) {
    return paths.filter(Files::isRegularFile).sorted().toList();
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }
}
