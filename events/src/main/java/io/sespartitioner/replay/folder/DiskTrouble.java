package io.sespartitioner.replay.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words for trouble with files, where Java has too few: the place, and what went wrong there.
 */
public final class DiskTrouble {

  private DiskTrouble() {}

  /**
   * The same trouble with the file, which Java leaves out of a failed write: that a disk is full.
   */
  public static IOException at(Path file, IOException trouble) {
    if (trouble instanceof FileSystemException) {
      return trouble;
    }
    IOException placed = new FileSystemException(file.toString(), null, trouble.getMessage());
    placed.initCause(trouble);
    return placed;
  }

  /** What went wrong, and where: a line for each of troubles that are told together. */
  public static String words(IOException trouble) {
    return Stream.concat(Stream.of(trouble), Arrays.stream(trouble.getSuppressed()))
        .filter(IOException.class::isInstance)
        .map(each -> one((IOException) each))
        .collect(Collectors.joining("\n"));
  }

  private static String one(IOException trouble) {
    if (trouble instanceof NoSuchFileException) {
      return trouble.getMessage() + ": no such file or folder";
    }
    if (trouble instanceof AccessDeniedException) {
      return trouble.getMessage() + ": permission denied";
    }
    if (trouble instanceof FileSystemException problem) {
      return problem.getFile() + ": " + reason(problem);
    }
    return trouble.getMessage() == null ? trouble.getClass().getSimpleName() : trouble.getMessage();
  }

  private static String reason(FileSystemException problem) {
    return problem.getReason() == null
        ? problem.getClass().getSimpleName().replace("Exception", "")
        : problem.getReason();
  }
}
