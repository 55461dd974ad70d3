package io.sespartitioner.replay.folder;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a run's objects go: a folder that stands for a bucket, or a bucket. */
public interface OutputBucket extends Closeable {

  /** The folder without symbolic links, if it is one and is already there. */
  Optional<Path> folder();

  /** Makes a hidden folder to work in. */
  WorkFolder workFolder() throws IOException;

  /**
   * Takes over the objects that were made.
   *
   * @throws IOException if they can't be put there
   */
  void publish(WorkFolder work) throws IOException;

  /** Whether a part of the objects stays there when publishing is interrupted and this closed. */
  default boolean keepsAPart() {
    return true;
  }

  /** Takes back what an interrupted {@link #publish} has put there, if it can. */
  @Override
  default void close() throws IOException {}
}
