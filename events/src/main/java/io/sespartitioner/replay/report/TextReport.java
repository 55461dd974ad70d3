package io.sespartitioner.replay.report;

import io.sespartitioner.replay.report.ReplayReport.Warning;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report as text, for people: the tree of partitions, totals, and failures by reason. */
public final class TextReport implements ReportWriter {

  private final String folder;
  private final Details details;
  private final TextShape shape;

  /** A report that calls the bucket by this name, with these details. */
  public TextReport(String folder, Details details) {
    this(folder, details, TextShape.STANDARD);
  }

  /** A report that calls the bucket by this name, with these details, in this shape. */
  public TextReport(String folder, Details details, TextShape shape) {
    this.folder = folder;
    this.details = details;
    this.shape = shape;
  }

  @Override
  public void write(ReplayReport report, Writer out) throws IOException {
    if (details.explanations().isPresent()) {
      new DetailText(out).writeExplanations(details.explanations().get());
    }
    new SendersText(out).write(report.senders(), shape.senders());
    out.write(folder + "\n");
    new TreeText(shape.depth(), out).write(report);
    writeTotals(report.totals(), out);
    writeNumbers("Failures by reason:", report.failures(), out);
    writeFailedInputs(report.failedInputs(), out);
    writeLeftOut(report.totals(), out);
    if (report.comparison().isPresent()) {
      new ComparisonText(out).write(report.comparison().get());
    }
    if (details.differences().isPresent()) {
      new DetailText(out).writeDifferences(details.differences().get());
    }
    writeWarnings(report.warnings(), out);
    // Who files an archive has counted no traffic: there is no stream that it has to fit in.
    if (report.totals().records() == 0 || report.estimate().traffic().load().events() > 0) {
      writeEstimate(report, out);
    }
    out.flush();
  }

  private static void writeTotals(Totals totals, Writer out) throws IOException {
    out.write(
        String.format(
            Locale.ROOT,
            "%n%s = %,d delivered + %,d dropped + %,d in error output: %s%n",
            Counted.of(totals.records(), "record"),
            totals.delivered(),
            totals.dropped(),
            totals.failed(),
            TotalsWords.verdict(totals)));
  }

  private static void writeNumbers(String title, Map<String, Long> numbers, Writer out)
      throws IOException {
    if (!numbers.isEmpty()) {
      out.write("\n" + title + "\n");
    }
    for (Map.Entry<String, Long> entry : numbers.entrySet()) {
      out.write(
          String.format(
              Locale.ROOT, "  %,8d  %s%n", entry.getValue(), Printable.text(entry.getKey())));
    }
  }

  private static void writeFailedInputs(List<FailedInput> inputs, Writer out) throws IOException {
    if (!inputs.isEmpty()) {
      out.write("\nThe first of them:\n");
    }
    for (FailedInput input : inputs) {
      out.write(
          "  "
              + Printable.text(input.file())
              + ", record "
              + input.record()
              + ": "
              + Printable.text(input.reason())
              + "\n");
    }
  }

  private static void writeLeftOut(Totals totals, Writer out) throws IOException {
    for (String sentence : TotalsWords.leftOut(totals)) {
      out.write("\n" + sentence + "\n");
    }
  }

  private void writeWarnings(List<Warning> warnings, Writer out) throws IOException {
    if (!warnings.isEmpty()) {
      out.write("\nWarnings:\n");
    }
    for (Warning warning : warnings) {
      out.write(shape.wrap("  - ", Printable.text(warning.message())) + "\n");
    }
  }

  private void writeEstimate(ReplayReport report, Writer out) throws IOException {
    out.write("\nWill it fit, and what would it cost?\n");
    for (EstimateFacts.Fact fact : EstimateFacts.of(report)) {
      String start = String.format(Locale.ROOT, "  %-15s ", fact.name());
      out.write(shape.wrap(start, fact.text()) + "\n");
    }
  }
}
