package io.sespartitioner.replay.input;

import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.s3.ObjectPass;
import io.sespartitioner.replay.s3.S3Address;
import io.sespartitioner.replay.s3.S3Objects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** What one INPUT names: a file, a folder, standard input, objects in S3. */
interface InputPlace {

  /** The name of standard input among the INPUTs. */
  String STANDARD_INPUT = "-";

  /**
   * The place of this name.
   *
   * @throws IllegalArgumentException if there can't be one
   */
  static InputPlace of(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("An INPUT is empty; name a file or a folder");
    }
    if (name.equals(STANDARD_INPUT)) {
      return new StandardInput();
    }
    return S3Address.isMeantBy(name)
        ? new BucketInput(S3Address.of(name))
        : new LocalInput(Path.of(name));
  }

  /**
   * Tells what is wrong with it, as far as that can be seen before any work.
   *
   * @param troubles gets everything that is
   */
  default void look(Sink<IOException> troubles) throws IOException {
    forEach(
        file -> {
          if (file.kind() == InputFile.Kind.FILE) {
            try (InputStream bytes = file.open()) {
              RecordReader.look(file.name(), bytes);
            } catch (IOException e) {
              troubles.accept(e);
            }
          }
        },
        troubles);
  }

  /**
   * Hands on each file, in order of its name.
   *
   * @param troubles gets what can't be handed on
   */
  void forEach(Sink<InputFile> files, Sink<IOException> troubles) throws IOException;

  /** Whether a file of it lies in the folder, which is without symbolic links. */
  default boolean reachesInto(Path folder) throws IOException {
    return false;
  }

  /** Whether a file at this path, which is without symbolic links, is or would be in it. */
  default boolean wouldHold(Path file) throws IOException {
    return false;
  }

  /** What is piped into the command. */
  record StandardInput() implements InputPlace {

    @Override
    public void forEach(Sink<InputFile> files, Sink<IOException> troubles) throws IOException {
      files.accept(new InputFile("standard input", 0, InputFile.Kind.PIPE, "-", () -> System.in));
    }
  }

  /**
   * Objects in S3.
   *
   * @param address the address of one, or of all below it
   */
  record BucketInput(S3Address address) implements InputPlace {

    /** Objects are not looked at before they are read, which would ask for each of them twice. */
    @Override
    public void look(Sink<IOException> troubles) throws IOException {
      try {
        if (!S3Objects.at(address).exist()) {
          troubles.accept(new IOException(address + ": no such object, and none below it"));
        }
      } catch (IOException e) {
        troubles.accept(e);
      }
    }

    @Override
    public void forEach(Sink<InputFile> files, Sink<IOException> troubles) throws IOException {
      try (ObjectPass pass = S3Objects.at(address).pass()) {
        while (pass.next()) {
          files.accept(
              new InputFile(
                  pass.name(), pass.bytes(), InputFile.Kind.OBJECT, pass.name(), pass::open));
        }
      }
    }
  }

  /**
   * One stream of bytes among the inputs.
   *
   * @param name what messages call it
   * @param bytes its length, or 0 if that isn't known before it is read
   * @param kind how it can be read
   * @param identity the same for a file whatever name or link leads to it
   * @param opener opens it
   */
  record InputFile(String name, long bytes, Kind kind, Object identity, Opener opener) {

    /** How a stream can be read. */
    enum Kind {
      /** As often as wanted, and at little cost: it is looked at before any work begins. */
      FILE,
      /** Once, and at some cost. */
      OBJECT,
      /** Once, and it may keep whoever reads it waiting. */
      PIPE,
      /** Not at all, since it is the settings of a folder that macOS leaves everywhere. */
      FOLDER_SETTINGS,
      /** Not at all, since it was read before. */
      KNOWN
    }

    /** Opens a stream. */
    interface Opener {

      InputStream open() throws IOException;
    }

    /** The same file, which was read before. */
    InputFile known() {
      return new InputFile(name, 0, Kind.KNOWN, identity, opener);
    }

    InputStream open() throws IOException {
      return opener.open();
    }
  }
}
