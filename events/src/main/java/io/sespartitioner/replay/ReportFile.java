package io.sespartitioner.replay;

import io.sespartitioner.replay.folder.RunLock;
import io.sespartitioner.replay.report.ReplayReport;
import io.sespartitioner.replay.report.ReportWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The file of {@code --report}. It appears when it is complete, in place of an earlier one. */
public final class ReportFile {

  private final Path file;

  /** Tells whether a file would be read as an input. */
  public interface InputCheck {
    boolean wouldHold(Path file) throws IOException;
  }

  private ReportFile(Path file) {
    this.file = file;
  }

  /**
   * The file at the path, whether or not there is one.
   *
   * @param out the folder of {@code --out}, if it is one
   * @param inputs those of the run
   * @throws UsageException if a page can't be written there, or would land among objects or be read
   *     as an event
   */
  static ReportFile at(Path path, Optional<Path> out, InputCheck inputs) throws IOException {
    // Whatever is given by mistake, such as an INPUT, is not overwritten.
    if (!path.toString().toLowerCase(Locale.ROOT).endsWith(".html")) {
      throw refused(path, "must end in .html");
    }
    Path folder = path.toAbsolutePath().normalize().getParent();
    checkFolder(path, folder);
    Path file = folder.toRealPath().resolve(path.getFileName());
    if (out.isPresent() && file.startsWith(realPath(out.get().toAbsolutePath().normalize()))) {
      throw refused(path, "lies in --out, where nothing but objects belongs");
    }
    if (inputs.wouldHold(file)) {
      throw refused(path, "lies in an INPUT, where it would be read as an event");
    }
    return new ReportFile(file);
  }

  private static void checkFolder(Path path, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw refused(path, "lies in a folder that doesn't exist; make it");
    }
    if (!Files.isWritable(folder)) {
      throw refused(path, "lies in a folder that can't be written");
    }
    if (Files.isDirectory(path)) {
      throw refused(path, "is a folder");
    }
  }

  private static UsageException refused(Path path, String problem) {
    return new UsageException("--report " + path + " " + problem + "; or name another file");
  }

  /** The path without symbolic links, as far as it exists. */
  private static Path realPath(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException e) {
      return realPath(path.getParent()).resolve(path.getFileName());
    }
  }

  /**
   * Keeps other runs from writing the same file.
   *
   * @throws IOException if one of them is about to
   */
  public RunLock lock() throws IOException {
    return RunLock.on(file.getParent(), file);
  }

  /** Writes the report. */
  public void write(ReplayReport report, ReportWriter form) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID());
    draft.toFile().deleteOnExit();
    try {
      try (Writer out = Files.newBufferedWriter(draft, StandardOpenOption.CREATE_NEW)) {
        form.write(report, out);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
