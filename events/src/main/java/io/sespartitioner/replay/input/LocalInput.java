package io.sespartitioner.replay.input;

import io.sespartitioner.replay.folder.BackfillLog;
import io.sespartitioner.replay.input.InputPlace.InputFile;
import io.sespartitioner.replay.input.InputPlace.InputFile.Kind;
import io.sespartitioner.replay.relay.Sink;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file, or a folder with its subfolders, whose files come in order of name, one folder at a time.
 * Names that begin with a dot are no exception, since a sender's may; left out are the folders in
 * which replay works, the files that macOS leaves everywhere, and symbolic links that lead back to
 * a folder around them.
 *
 * @param path the file or folder
 */
record LocalInput(Path path) implements InputPlace {

  @Override
  public void forEach(Sink<InputFile> files, Sink<IOException> troubles) throws IOException {
    // A pipe is read if it is named; in a folder nobody may know that it is there.
    if (Files.exists(path) && !Files.isDirectory(path)) {
      files.accept(inputFile(path));
    } else {
      visit(path, files, troubles, new HashSet<>());
    }
  }

  @Override
  public boolean reachesInto(Path folder) throws IOException {
    boolean[] inside = {false};
    forEach(
        file -> inside[0] |= isInside(Path.of(file.name()), folder),
        trouble -> {
          throw trouble;
        });
    return inside[0];
  }

  private static boolean isInside(Path file, Path folder) throws IOException {
    return Files.isRegularFile(file) && file.toRealPath().startsWith(folder);
  }

  @Override
  public boolean wouldHold(Path file) throws IOException {
    return (Files.isRegularFile(path) || Files.isDirectory(path))
        && file.startsWith(path.toRealPath());
  }

  private static InputFile inputFile(Path file) throws IOException {
    BasicFileAttributes known = Files.readAttributes(file, BasicFileAttributes.class);
    Object identity = known.fileKey() == null ? file.toRealPath() : known.fileKey();
    String name = file.toString();
    // A channel, which is behind the stream of Files, seeks, and a pipe can't.
    return known.isRegularFile()
        ? new InputFile(name, known.size(), Kind.FILE, identity, () -> Files.newInputStream(file))
        : new InputFile(name, 0, Kind.PIPE, identity, () -> new FileInputStream(file.toFile()));
  }

  private static void visit(
      Path path, Sink<InputFile> files, Sink<IOException> troubles, Set<Path> foldersAround)
      throws IOException {
    if (path.endsWith(Inputs.FOLDER_SETTINGS) && Files.isRegularFile(path)) {
      files.accept(
          new InputFile(
              path.toString(), 0, Kind.FOLDER_SETTINGS, path, InputStream::nullInputStream));
    } else if (Files.isRegularFile(path)) {
      files.accept(inputFile(path));
    } else if (!Files.isDirectory(path)) {
      troubles.accept(notAFile(path));
    } else if (foldersAround.add(path.toRealPath())) {
      for (Path entry : sortedEntries(path, troubles)) {
        visit(entry, files, troubles, foldersAround);
      }
      foldersAround.remove(path.toRealPath());
    }
  }

  private static IOException notAFile(Path path) {
    if (Files.exists(path)) {
      return new IOException(
          path + " is a pipe or a device in a folder; to read it, name it as an INPUT");
    }
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        ? new IOException(path + " is a link that leads nowhere; mend it, or delete it")
        : new NoSuchFileException(path.toString());
  }

  private static String slashed(Path path) {
    return path.toAbsolutePath().toString().replace(File.separatorChar, '/');
  }

  private static List<Path> sortedEntries(Path folder, Sink<IOException> troubles)
      throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(
            folder,
            entry ->
                Inputs.isInput(entry.getFileName().toString())
                    && !BackfillLog.holds(slashed(entry)))) {
      stream.forEach(entries::add);
    } catch (IOException e) {
      troubles.accept(e);
    }
    Collections.sort(entries);
    return entries;
  }
}
