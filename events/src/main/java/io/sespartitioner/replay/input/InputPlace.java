package io.sespartitioner.replay.input;

import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.s3.S3Address;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** What one INPUT names: a file, a folder, standard input, objects in S3. */
interface InputPlace {

  /**
   * The place of this name.
   *
   * @throws IllegalArgumentException if there can't be one
   */
  static InputPlace of(String name) {
    if (name.equals(StandardInput.OPTION)) {
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
}
