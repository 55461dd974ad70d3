package io.sespartitioner.replay;

import io.sespartitioner.replay.report.TextReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that shape the report, which replay and backfill share. */
public final class ReportOptions {

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "The report as an HTML page too, a local file (default: none).")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "" + TextReport.Shape.MOST_SENDERS,
      description =
          "Senders in the table of the text report, those with the most mail; 0 for no table"
              + " (default: ${DEFAULT-VALUE}).")
  private int top;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description =
          "Levels of folders in the text report, from 1 on; what is deeper is summed up, and the"
              + " largest come first (default: all, or as many as fit in 60 lines).")
  private Optional<Integer> depth = Optional.empty();

  /** Whether a page is wanted. */
  boolean wantsPage() {
    return report.isPresent();
  }

  /**
   * How much the text report shows.
   *
   * @param columns how wide it may be
   * @throws UsageException if an option can't be used
   */
  public TextReport.Shape shape(int columns) {
    if (depth.isPresent() && depth.get() < 1) {
      throw new UsageException("--depth " + depth.get() + ": must be at least 1");
    }
    if (top < 0) {
      throw new UsageException("--top " + top + ": must be 0 or more");
    }
    return new TextReport.Shape(top, depth, columns);
  }

  /**
   * The file of the page, if one is wanted.
   *
   * @param out the folder of {@code --out}, if it is a local one
   * @param inputs those of the run
   * @throws UsageException if a page can't be written there, or would land among objects or be read
   *     as an event
   */
  public Optional<ReportFile> file(Optional<Path> out, ReportFile.InputCheck inputs)
      throws IOException {
    return report.isPresent()
        ? Optional.of(ReportFile.at(report.get(), out, inputs))
        : Optional.empty();
  }
}
