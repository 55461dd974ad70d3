package io.sespartitioner.replay.input;

import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.input.InputPlace.InputFile;
import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.replay.relay.Sink;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * What is to be replayed: files, folders, objects in S3, and standard input. They are read in order
 * of name, whatever order they were named in, and a folder with its subfolders in order of name.
 * What a file is, its content tells.
 */
public final class Inputs {

  private static final String MACOS_FOLDER_SETTINGS = ".DS_Store";

  private final List<InputPlace> places;

  private Inputs(List<InputPlace> places) {
    this.places = places;
  }

  /**
   * The inputs of these names; {@code -} is standard input.
   *
   * @throws IllegalArgumentException if a name is none of an input
   * @throws IOException if one of them isn't there or can't be read, or its first bytes tell that
   *     it is nothing that is read; all others of which that is so are suppressed in it
   */
  public static Inputs of(List<String> names) throws IOException {
    Inputs inputs = new Inputs(names.stream().sorted().map(InputPlace::of).toList());
    Troubles troubles = new Troubles();
    if (Collections.frequency(names, InputPlace.STANDARD_INPUT) > 1) {
      troubles.add(new IOException("Standard input can be read only once; name - once"));
    }
    for (InputPlace place : inputs.places) {
      place.look(troubles::add);
    }
    troubles.throwAll();
    return inputs;
  }

  /**
   * The names of the files on this machine that are at the path or, with subfolders, in it, in the
   * order in which they are read.
   *
   * @throws IOException if what is there is no file; all else of which that is so is suppressed
   */
  public static List<String> filesAt(Path path) throws IOException {
    List<String> names = new ArrayList<>();
    Troubles troubles = new Troubles();
    new LocalInput(path).forEach(file -> names.add(file.name()), troubles::add);
    troubles.throwAll();
    return names;
  }

  /** Whether what is in a folder by this name is an input. */
  public static boolean isInput(String name) {
    return !name.startsWith(WorkFolder.NAME_START) && !name.equals(MACOS_FOLDER_SETTINGS);
  }

  /** How many bytes all files have, compressed or not; a pipe's aren't known before. */
  public long bytes() throws IOException {
    long[] bytes = {0};
    forEachFile(file -> bytes[0] += file.bytes());
    return bytes[0];
  }

  /** Whether a file of the inputs lies in the folder. */
  public boolean reachInto(Path folder) throws IOException {
    Path real = folder.toRealPath();
    for (InputPlace place : places) {
      if (place.reachesInto(real)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a file at this path, which is without symbolic links, is or would be among them. */
  public boolean wouldHold(Path file) throws IOException {
    for (InputPlace place : places) {
      if (place.wouldHold(file)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads everything once. Records are numbered over all files, from 0. Behind a file that turns
   * out to be broken, files are only read to tell which of them are broken, too.
   *
   * @param kind which records to hand on
   * @param receiver gets each record
   * @param bytesRead is told how many bytes of the files have been read, as it happens
   * @throws IOException if files can't be read; the message names the first, and the others are
   *     suppressed in it
   */
  public void read(RecordKind kind, InputReceiver receiver, LongConsumer bytesRead)
      throws IOException {
    Troubles troubles = new Troubles();
    long[] next = {0};
    forEachFile(
        file -> {
          if (troubles.any() && file.kind() != InputFile.Kind.FILE) {
            return;
          }
          if (!troubles.any()) {
            receiver.begins(file.name(), next[0]);
          }
          InputReceiver taker = troubles.any() ? InputReceiver.NONE : receiver;
          FileRecords records = new FileRecords(file.name(), next[0], kind, taker);
          try {
            read(file, records, receiver, bytesRead);
          } catch (BrokenInputException e) {
            troubles.add(e);
          }
          next[0] += records.count();
        });
    troubles.throwAll();
  }

  private static void read(
      InputFile file, FileRecords records, InputReceiver receiver, LongConsumer bytesRead)
      throws IOException {
    if (file.kind() != InputFile.Kind.PIPE) {
      try (InputStream bytes = new Counting(file.open(), bytesRead)) {
        RecordReader.read(file.name(), bytes, records);
      }
      return;
    }
    // To open a pipe may take as long as to read its first byte.
    try (FirstByteWatch watch =
            new FirstByteWatch(FirstByteWatch.PATIENCE, () -> receiver.waitsFor(file.name()));
        InputStream bytes = new Counting(watch.watched(file.open()), bytesRead)) {
      RecordReader.read(file.name(), bytes, records);
    }
  }

  private void forEachFile(Sink<InputFile> files) throws IOException {
    for (InputPlace place : places) {
      place.forEach(
          files,
          trouble -> {
            throw trouble;
          });
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

  /** What is wrong with inputs, so that all of it is told at once. */
  private static final class Troubles {

    /** How many are told; of more it is told how many there are. */
    private static final int MAX_TOLD = 20;

    private final List<IOException> told = new ArrayList<>();
    private long count;

    void add(IOException trouble) {
      count++;
      if (told.size() < MAX_TOLD) {
        told.add(trouble);
      }
    }

    boolean any() {
      return count > 0;
    }

    /**
     * Does nothing if there is none.
     *
     * @throws IOException the first, with the others as suppressed ones
     */
    void throwAll() throws IOException {
      if (told.isEmpty()) {
        return;
      }
      IOException first = told.get(0);
      told.subList(1, told.size()).forEach(first::addSuppressed);
      if (count > MAX_TOLD) {
        first.addSuppressed(
            new IOException("and " + (count - MAX_TOLD) + " more files like these"));
      }
      throw first;
    }
  }
}
