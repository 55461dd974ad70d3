package io.sespartitioner.replay.input;

import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.input.InputPlace.InputFile;
import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.ses.Selection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.commons.io.input.ProxyInputStream;

/**
 * What is to be replayed: files, folders, objects in S3, and standard input. They are read in order
 * of name, whatever order they were named in, and a folder with its subfolders in order of name.
 * What a file is, its content tells.
 */
public final class Inputs {

  /** Files of this name macOS leaves everywhere; a folder may be that of a sender called so. */
  public static final String FOLDER_SETTINGS = ".DS_Store";

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
    Set<Object> known = new HashSet<>();
    new LocalInput(path)
        .forEach(
            file -> {
              if (file.kind() != InputFile.Kind.FOLDER_SETTINGS && known.add(file.identity())) {
                names.add(file.name());
              }
            },
            troubles::add);
    troubles.throwAll();
    return names;
  }

  /** Whether what is in a folder by this name is an input, and not what replay works with. */
  public static boolean isInput(String name) {
    return !name.startsWith(WorkFolder.NAME_START);
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
   * @param selection what is to be read of each event
   * @param receiver gets what is found
   * @param bytesRead is told how many bytes of the files have been read, as it happens
   * @return where the bytes of all texts are
   * @throws IOException if files can't be read; the message names the first, and the others are
   *     suppressed in it
   */
  public InputBytes read(
      RecordKind kind, Selection selection, InputReceiver receiver, LongConsumer bytesRead)
      throws IOException {
    Troubles troubles = new Troubles();
    InputBytes[] bytes = {InputBytes.NONE};
    long[] next = {0};
    forEachFile(
        file -> {
          if (file.kind() == InputFile.Kind.FOLDER_SETTINGS) {
            receiver.leftOut(file.name(), "it is macOS's settings of a folder");
            return;
          }
          if (file.kind() == InputFile.Kind.KNOWN) {
            receiver.leftOut(file.name(), "it is the same file as one before, and is read once");
            return;
          }
          if (troubles.any() && file.kind() != InputFile.Kind.FILE) {
            return;
          }
          if (!troubles.any()) {
            receiver.begins(file.name(), next[0]);
          }
          InputReceiver taker = troubles.any() ? found -> {} : receiver;
          try (InputStream in = new Counting(open(file, receiver), bytesRead)) {
            RecordReader records = RecordReader.of(file.name(), in, kind, selection);
            for (Optional<Found> found = records.next();
                found.isPresent();
                found = records.next()) {
              taker.found(found.get());
            }
            next[0] += records.count();
            bytes[0] = bytes[0].plus(records.bytes());
          } catch (BrokenInputException e) {
            troubles.add(e);
          }
        });
    troubles.throwAll();
    return bytes[0];
  }

  private static InputStream open(InputFile file, InputReceiver receiver) throws IOException {
    return file.kind() == InputFile.Kind.PIPE
        ? FirstByteWatch.open(file.opener(), () -> receiver.waitsFor(file.name()))
        : file.open();
  }

  private void forEachFile(Sink<InputFile> files) throws IOException {
    Set<Object> known = new HashSet<>();
    for (InputPlace place : places) {
      place.forEach(
          file -> files.accept(known.add(file.identity()) ? file : file.known()),
          trouble -> {
            throw trouble;
          });
    }
  }

  /** Tells how many bytes are read. */
  private static final class Counting extends ProxyInputStream {

    private final LongConsumer bytesRead;

    Counting(InputStream in, LongConsumer bytesRead) {
      super(in);
      this.bytesRead = bytesRead;
    }

    @Override
    protected void afterRead(int read) {
      bytesRead.accept(Math.max(read, 0));
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
