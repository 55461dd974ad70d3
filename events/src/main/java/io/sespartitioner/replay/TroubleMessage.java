package io.sespartitioner.replay;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts into words what Java says with the class of an exception. */
public final class TroubleMessage {

  private TroubleMessage() {}

  /** What went wrong, and where: a line for each of troubles that are told together. */
  public static String of(IOException trouble) {
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
