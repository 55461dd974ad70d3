package io.sespartitioner.replay.report;

import io.sespartitioner.replay.report.Details.Difference;
import io.sespartitioner.replay.report.Details.ExplainedEvent;
import java.io.IOException;
import java.io.Writer;

/** What the text report tells of single events. */
final class DetailText {

  private final Writer out;

  DetailText(Writer out) {
    this.out = out;
  }

  void writeExplanations(Spool<ExplainedEvent> explanations) throws IOException {
    explanations.forEach(this::write);
    out.write("\n");
  }

  void writeDifferences(Spool<Difference> differences) throws IOException {
    if (differences.size() == 0) {
      out.write("\nThe function and JQ agree on every event.\n");
      return;
    }
    out.write("\nThe function and JQ differ on " + Counted.of(differences.size(), "event") + ":\n");
    differences.forEach(this::write);
  }

  private void write(ExplainedEvent event) throws IOException {
    out.write(Printable.text(event.place()) + ": " + event.result());
    out.write(event.why().isEmpty() ? "\n" : ", " + Printable.text(event.why()) + "\n");
    for (ExplainedEvent.ExplainedKey key : event.keys()) {
      out.write("    " + key.name() + " = " + Printable.text(key.value()));
      out.write("    from " + Printable.text(key.origin()) + "\n");
    }
  }

  private void write(Difference difference) throws IOException {
    out.write("  " + Printable.text(difference.place()) + "\n");
    out.write("      lambda  " + Printable.text(difference.lambda()) + "\n");
    out.write("      jq      " + Printable.text(difference.jq()) + "\n");
  }
}
