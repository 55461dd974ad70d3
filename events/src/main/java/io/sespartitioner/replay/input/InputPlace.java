package io.sespartitioner.replay.input;

import io.sespartitioner.replay.relay.Sink;
import java.io.IOException;
import java.nio.file.Path;

/** What one INPUT names: a file, a folder, standard input. */
interface InputPlace {

  /** The place of this name. */
  static InputPlace of(String name) {
    return name.equals(StandardInput.OPTION) ? new StandardInput() : new LocalInput(Path.of(name));
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
