package io.sespartitioner.replay.folder;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Adds the file to what Java says of a failed write, which names none: that a disk is full. */
public final class DiskTrouble {

  private DiskTrouble() {}

  /** The same trouble, with the file. */
  public static IOException at(Path file, IOException trouble) {
    if (trouble instanceof FileSystemException) {
      return trouble;
    }
    IOException placed = new FileSystemException(file.toString(), null, trouble.getMessage());
    placed.initCause(trouble);
    return placed;
  }
}
