package io.sespartitioner.replay.input;

import io.sespartitioner.replay.relay.Sink;
import java.io.FileInputStream;
import java.io.FilterInputStream;
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

  private Inputs(List<Path> paths) {
    this.paths = paths.stream().sorted().toList();
  }

  /**
   * The inputs of these names.
   *
   * @throws IOException if one of them isn't there or can't be read
   */
  public static Inputs of(List<String> names) throws IOException {
    List<Path> paths = names.stream().map(Path::of).toList();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
    }
    return new Inputs(paths);
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
   * Reads everything once. Records are numbered over all files, from 0.
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
          receiver.begins(file.toString(), next[0]);
          FileRecords records = new FileRecords(file.toString(), next[0], kind, receiver);
          try (InputStream bytes = new Counting(open(file), bytesRead)) {
            RecordReader.read(file.toString(), bytes, records);
          }
          next[0] += records.count();
        });
  }

  /** A channel, which is behind the stream of {@code Files}, seeks, and a pipe can't. */
  private static InputStream open(Path file) throws IOException {
    return Files.isRegularFile(file)
        ? Files.newInputStream(file)
        : new FileInputStream(file.toFile());
  }

  /** Whether it lies in a folder, as the pipe that a shell makes for {@code <(...)} does not. */
  private static boolean hasPlace(Path path) {
    return Files.isRegularFile(path) || Files.isDirectory(path);
  }

  private void forEachFile(Sink<Path> visit) throws IOException {
    for (Path path : paths) {
      FileTree.visit(path, visit);
    }
  }

  /** Tells how many bytes are read. */
  private static final class Counting extends FilterInputStream {

    private final LongConsumer bytesRead;

    Counting(InputStream in, LongConsumer bytesRead) {
      super(in);
      this.bytesRead = bytesRead;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytesRead.accept(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      bytesRead.accept(Math.max(read, 0));
      return read;
    }
  }
}
