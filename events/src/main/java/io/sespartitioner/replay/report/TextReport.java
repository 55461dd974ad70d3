package io.sespartitioner.replay.report;

import io.sespartitioner.replay.report.PrefixTree.Line;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report as text, for people: the tree of partitions, totals, and failures by reason. */
public final class TextReport implements ReportWriter {

  /** Names are lined up as long as they are no longer than this. */
  private static final int MAX_NAME_CHARS = 72;

  private static final int MOST_SENDERS = 10;

  private final String folder;
  private final Details details;

  /** A report that calls the bucket by this name, with these details. */
  public TextReport(String folder, Details details) {
    this.folder = folder;
    this.details = details;
  }

  @Override
  public void write(ReplayReport report, Writer out) throws IOException {
    if (details.explanations().isPresent()) {
      new DetailText(out).writeExplanations(details.explanations().get());
    }
    new SendersText(out).write(report.senders(), MOST_SENDERS);
    writeTree(report, out);
    writeTotals(report.totals(), out);
    writeNumbers("Failures by reason:", report.failures(), out);
    writeFailedInputs(report.failedInputs(), out);
    writeLeftOut(report.totals(), out);
    if (details.differences().isPresent()) {
      new DetailText(out).writeDifferences(details.differences().get());
    }
    writeWarnings(report.warnings(), out);
    writeEstimate(report, out);
    out.flush();
  }

  private void writeTree(ReplayReport report, Writer out) throws IOException {
    List<Partition> all = new ArrayList<>(report.partitions());
    all.addAll(report.errorOutput());
    List<Line> lines = PrefixTree.of(all).lines();
    int width = lines.stream().mapToInt(line -> width(line.text())).max().orElse(0);
    out.write(folder + "\n");
    for (Line line : lines) {
      out.write(line(line, Math.min(width, MAX_NAME_CHARS)) + "\n");
    }
  }

  private static String line(Line line, int width) {
    String text = Printable.text(line.text());
    if (line.partitions().isEmpty()) {
      return text;
    }
    Volume volume = Volume.of(line.partitions().stream());
    return text
        + " ".repeat(Math.max(0, width - width(line.text())))
        + String.format(
            Locale.ROOT,
            "  %,8d %-6s  %10s  %,6d %s",
            volume.events(),
            Counted.noun(volume.events(), "event"),
            ByteSize.aligned(volume.bytes()),
            volume.objects(),
            Counted.noun(volume.objects(), "object"));
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

  private static void writeWarnings(List<Warning> warnings, Writer out) throws IOException {
    if (!warnings.isEmpty()) {
      out.write("\nWarnings:\n");
    }
    for (Warning warning : warnings) {
      out.write("  - " + Printable.text(warning.message()) + "\n");
    }
  }

  private static void writeEstimate(ReplayReport report, Writer out) throws IOException {
    out.write("\nWill it fit, and what would it cost?\n");
    for (EstimateFacts.Fact fact : EstimateFacts.of(report)) {
      out.write(String.format(Locale.ROOT, "  %-15s %s%n", fact.name(), fact.text()));
    }
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
