package io.sespartitioner.replay;

import io.sespartitioner.replay.page.Heading;
import io.sespartitioner.replay.page.HtmlReport;
import io.sespartitioner.replay.report.Details;
import io.sespartitioner.replay.report.JsonReport;
import io.sespartitioner.replay.report.ReplayReport;
import io.sespartitioner.replay.report.ReportWriter;
import io.sespartitioner.replay.report.TextReport;
import io.sespartitioner.replay.report.TextReport.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that shape the report, which replay and backfill share. */
public final class ReportOptions {

  /** The form of the report on standard output. */
  enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return Choice.word(this);
    }
  }

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "TEXT",
      description = "The report on standard output (default: text).")
  private Format format;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "The report as an HTML page too, a local file (default: none).")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "" + Shape.MOST_SENDERS,
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

  /** Writes the report on standard output, and the page if one is wanted. */
  public void write(
      ReplayReport all,
      Details details,
      Heading heading,
      Terminal terminal,
      Optional<ReportFile> page)
      throws IOException {
    ReportWriter form =
        isJson()
            ? new JsonReport(details)
            : new TextReport(heading.out(), details, new Shape(top, depth, terminal.columns()));
    form.write(all, terminal.reportWriter());
    if (page.isPresent()) {
      page.get().write(all, new HtmlReport(heading, details));
    }
  }

  /** Whether the report is for programs. */
  boolean isJson() {
    return format == Format.JSON;
  }

  /** Whether a page is wanted. */
  boolean wantsPage() {
    return report.isPresent();
  }

  /**
   * Checks what picocli doesn't.
   *
   * @throws UsageException if an option can't be used
   */
  public void check() {
    if (depth.isPresent() && depth.get() < 1) {
      throw new UsageException("--depth " + depth.get() + ": must be at least 1");
    }
    if (top < 0) {
      throw new UsageException("--top " + top + ": must be 0 or more");
    }
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
