package io.sespartitioner.replay.report;

import io.sespartitioner.replay.report.Details.Difference;
import io.sespartitioner.replay.report.Details.ExplainedEvent;
import io.sespartitioner.replay.report.ReplayReport.StreamFigures;
import io.sespartitioner.replay.report.ReplayReport.Warning;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The report as text, for people: the tree of partitions, totals, and failures by reason. */
public final class TextReport implements ReportWriter {

  private final String folder;
  private final Details details;
  private final Shape shape;

  /** A report that calls the bucket by this name, with these details. */
  public TextReport(String folder, Details details) {
    this(folder, details, Shape.STANDARD);
  }

  /** A report that calls the bucket by this name, with these details, in this shape. */
  public TextReport(String folder, Details details, Shape shape) {
    this.folder = folder;
    this.details = details;
    this.shape = shape;
  }

  @Override
  public void write(ReplayReport report, Writer out) throws IOException {
    if (details.explanations().isPresent()) {
      writeExplanations(details.explanations().get(), out);
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
      writeDifferences(details.differences().get(), out);
    }
    writeWarnings(report.warnings(), out);
    if (report.stream().isPresent()) {
      writeEstimate(report.stream().get(), out);
    }
    out.flush();
  }

  private static void writeTotals(Totals totals, Writer out) throws IOException {
    out.write(
        String.format(
            Locale.ROOT,
            "%n%s = %,d delivered + %,d dropped + %,d in error output: %s%n",
            Amount.of(totals.records(), "record"),
            totals.delivered(),
            totals.dropped(),
            totals.failed(),
            totals.verdict()));
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
    for (String sentence : totals.leftOut()) {
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

  private void writeEstimate(StreamFigures stream, Writer out) throws IOException {
    out.write("\nWill it fit, and what would it cost?\n");
    for (EstimateFacts.Fact fact : EstimateFacts.of(stream)) {
      String start = String.format(Locale.ROOT, "  %-15s ", fact.name());
      out.write(shape.wrap(start, fact.text()) + "\n");
    }
  }

  private static void writeExplanations(Spool<ExplainedEvent> explanations, Writer out)
      throws IOException {
    explanations.forEach(event -> write(event, out));
    out.write("\n");
  }

  private static void writeDifferences(Spool<Difference> differences, Writer out)
      throws IOException {
    if (differences.size() == 0) {
      out.write("\nThe function and JQ agree on every event.\n");
      return;
    }
    out.write("\nThe function and JQ differ on " + Amount.of(differences.size(), "event") + ":\n");
    differences.forEach(difference -> write(difference, out));
  }

  private static void write(ExplainedEvent event, Writer out) throws IOException {
    out.write(Printable.text(event.place()) + ": " + event.result());
    out.write(event.why().isEmpty() ? "\n" : ", " + Printable.text(event.why()) + "\n");
    for (ExplainedEvent.ExplainedKey key : event.keys()) {
      out.write("    " + key.name() + " = " + Printable.text(key.value()));
      out.write("    from " + Printable.text(key.origin()) + "\n");
    }
  }

  private static void write(Difference difference, Writer out) throws IOException {
    out.write("  " + Printable.text(difference.place()) + "\n");
    out.write("      lambda  " + Printable.text(difference.lambda()) + "\n");
    out.write("      jq      " + Printable.text(difference.jq()) + "\n");
  }

  /**
   * How much the text report shows, and how wide.
   *
   * @param senders how many senders its table has; 0 for no table
   * @param depth how many levels of folders its tree has; if empty, as many as fit on a few screens
   * @param columns where the lines of sentences are broken
   */
  public record Shape(int senders, Optional<Integer> depth, int columns) {

    /** How many senders the table has unless somebody wants more. */
    public static final int MOST_SENDERS = 10;

    /** All that fits, and sentences in one line. */
    public static final Shape STANDARD =
        new Shape(MOST_SENDERS, Optional.empty(), Integer.MAX_VALUE);

    /** The text behind its start, broken at blanks; what follows is as far indented. */
    String wrap(String start, String text) {
      StringBuilder wrapped = new StringBuilder(start);
      int column = start.length();
      for (String word : text.split(" ", -1)) {
        boolean first = column == start.length();
        if (!first && column + 1 + word.length() > columns) {
          wrapped.append('\n').append(" ".repeat(start.length()));
          column = start.length();
        } else if (!first) {
          wrapped.append(' ');
          column++;
        }
        wrapped.append(word);
        column += word.length();
      }
      return wrapped.toString();
    }
  }
}
