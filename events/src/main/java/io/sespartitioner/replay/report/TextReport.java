package io.sespartitioner.replay.report;

import io.sespartitioner.replay.report.Details.ExplainedEvent;
import io.sespartitioner.replay.senders.Senders;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** The report as text, for people: the tree of partitions, totals, and failures by reason. */
public final class TextReport implements ReportWriter {

  private final Optional<String> folder;
  private final Details details;
  private final Shape shape;

  /**
   * A report with these details, in this shape.
   *
   * @param folder what the bucket is called; empty in a dry run
   */
  public TextReport(Optional<String> folder, Details details, Shape shape) {
    this.folder = folder;
    this.details = details;
    this.shape = shape;
  }

  @Override
  public void write(ReplayReport report, Writer out) throws IOException {
    SectionText text = new SectionText(out, shape.columns());
    if (details.explanations().isPresent()) {
      writeExplanations(details.explanations().get(), out);
    }
    if (report.senders().areKnown() && shape.senders() > 0) {
      writeSenders(report.senders(), text);
    }
    out.write(folder.orElse("dry run, nothing is written") + "\n");
    new TreeText(shape.depth(), out).write(report);
    writeTotals(report.totals(), out);
    if (!report.failures().isEmpty() || !report.failedInputs().isEmpty()) {
      text.write(FilingSections.failures(report));
    }
    if (!report.rules().isEmpty()) {
      text.write(FilingSections.rules(report));
    }
    for (String sentence : report.totals().sentences()) {
      out.write("\n" + sentence + "\n");
    }
    if (report.comparison().isPresent()) {
      text.write(ComparisonSection.of(report.comparison().get()));
    }
    if (details.differences().isPresent()) {
      text.write(FilingSections.differences(details.differences().get()));
    }
    if (!report.warnings().isEmpty()) {
      text.write(FilingSections.warnings(report));
    }
    if (report.stream().isPresent() && !report.stream().get().alarms().isEmpty()) {
      text.write(AlarmsSection.of(report.stream().get().alarms()));
    }
    if (report.stream().isPresent()) {
      text.write(EstimateSection.of(report.stream().get()));
    }
    out.flush();
  }

  private void writeSenders(Senders senders, SectionText text) throws IOException {
    text.write(SendersTable.of(senders, shape.senders()), "");
    for (String note : SendersTable.notes(senders)) {
      text.line(text.wrap("", note));
    }
    if (SendersTable.isMarked(senders, shape.senders())) {
      text.line("! marks a rate at which SES reviews an account, !! one at which it may pause it.");
    }
    text.line("");
  }

  private static void writeTotals(Totals totals, Writer out) throws IOException {
    out.write(
        Amount.text(
            "%n%s = %,d delivered + %,d dropped + %,d in error output: %s%n",
            Amount.of(totals.records(), "record"),
            totals.delivered(),
            totals.dropped(),
            totals.failed(),
            totals.verdict()));
  }

  private static void writeExplanations(Spool<ExplainedEvent> explanations, Writer out)
      throws IOException {
    explanations.forEach(event -> write(event, out));
    out.write("\n");
  }

  private static void write(ExplainedEvent event, Writer out) throws IOException {
    out.write(Printable.text(event.place()) + ": " + event.result());
    out.write(event.why().isEmpty() ? "\n" : ", " + Printable.text(event.why()) + "\n");
    for (ExplainedEvent.ExplainedKey key : event.keys()) {
      out.write("    " + key.name() + " = " + Printable.text(key.value()));
      out.write("    from " + Printable.text(key.origin()) + "\n");
    }
    if (!event.folder().isEmpty()) {
      out.write("    goes to " + Printable.text(event.folder()) + "\n");
    }
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
  }
}
