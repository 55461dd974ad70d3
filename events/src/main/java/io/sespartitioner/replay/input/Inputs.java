package io.sespartitioner.replay.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The files and folders to replay. They are read in order of path, whatever order they were named
 * in, and a folder with its subfolders in order of name. What a file is, its content tells.
 */
public final class Inputs {

  private final List<Path> paths;
  private final RecordLimits limits;

  private Inputs(List<Path> paths, RecordLimits limits) {
    this.paths = paths.stream().sorted().toList();
    this.limits = limits;
  }

  /**
   * The inputs at these paths.
   *
   * @throws IOException if one of them isn't there or can't be read
   */
  public static Inputs of(List<Path> paths) throws IOException {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
    }
    return new Inputs(paths, RecordLimits.FIREHOSE);
  }

  /** How many bytes all files have, compressed or not; a pipe's aren't known before. */
  public long bytes() throws IOException {
    long[] bytes = {0};
    forEachFile(file -> bytes[0] += Files.size(file));
    return bytes[0];
  }

  /** Whether a file of the inputs lies in the folder. */
  public boolean reachInto(Path folder) throws IOException {
    Path real = folder.toRealPath();
    boolean[] inside = {false};
    forEachFile(file -> inside[0] |= hasPlace(file) && file.toRealPath().startsWith(real));
    return inside[0];
  }

  /** Whether a file at this path, which is without symbolic links, is or would be among them. */
  public boolean wouldHold(Path file) throws IOException {
    for (Path path : paths) {
      if (hasPlace(path) && file.startsWith(path.toRealPath())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads everything once.
   *
   * @param kind which records to hand on
   * @param receiver gets each record
   * @param bytesRead is told how many bytes of the files have been read, as it happens
   * @throws IOException if a file can't be read; the message names it
   */
  public void read(RecordKind kind, InputReceiver receiver, LongConsumer bytesRead)
      throws IOException {
    long[] next = {0};
    forEachFile(
        file -> {
          receiver.begins(file, next[0]);
          FileRecords records = new FileRecords(file, next[0], kind, receiver);
          try (InputStream in = InputFile.open(file, bytesRead)) {
            new RecordSplitter(in, limits, records).split();
          } catch (BrokenInputException e) {
            throw new IOException(records.where() + ": " + e.getMessage(), e);
          }
          next[0] += records.count();
        });
  }

  /** Whether it lies in a folder, as the pipe that a shell makes for {@code <(...)} does not. */
  private static boolean hasPlace(Path path) {
    return Files.isRegularFile(path) || Files.isDirectory(path);
  }

  private void forEachFile(FileVisit visit) throws IOException {
    for (Path path : paths) {
      FileTree.visit(path, visit);
    }
  }
}
