package io.sespartitioner.replay.report;

import io.sespartitioner.replay.report.Details.Difference;
import io.sespartitioner.replay.report.ReplayReport.Warning;
import io.sespartitioner.replay.report.Section.Block;
import io.sespartitioner.replay.report.Section.Captioned;
import io.sespartitioner.replay.report.Section.Items;
import io.sespartitioner.replay.report.Section.Sentence;
import io.sespartitioner.replay.report.Table.Cell;
import io.sespartitioner.replay.report.Table.Column;
import io.sespartitioner.replay.report.Table.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the report says of how records were filed: failures, warnings, differences. */
public final class FilingSections {

  private static final Comparator<Map.Entry<String, Long>> MOST_FIRST =
      Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey);

  private static final Shown ALL = new Shown("reason", Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** Whoever has more wants a program to look at them. */
  private static final Shown DIFFERENCES = new Shown("difference", Integer.MAX_VALUE, 500);

  private FilingSections() {}

  /** What went to error output, by reason, and where in the inputs the first of it stood. */
  public static Section failures(ReplayReport report) {
    List<Block> blocks = new ArrayList<>();
    if (report.failures().isEmpty()) {
      blocks.add(new Sentence("No record failed.", false));
    } else {
      blocks.add(
          Table.of(
              report.failures().entrySet().stream().sorted(MOST_FIRST).toList(),
              failure ->
                  List.of(
                      Cell.of(failure.getKey()),
                      Cell.of(failure.getValue()),
                      Cell.of(Amount.percent(failure.getValue(), report.totals().failed()))),
              ALL,
              Column.text("Reason"),
              Column.number("Records"),
              Column.number("Share")));
    }
    if (!report.failedInputs().isEmpty()) {
      Table first =
          Table.of(
              report.failedInputs(),
              input -> List.of(Cell.of(input.place()), Cell.of(input.reason())),
              ALL,
              Column.text("Record"),
              Column.text("Reason"));
      blocks.add(new Captioned("The first in the inputs", first, false));
    }
    return new Section("failures", "Failures by reason", blocks);
  }

  /** What each rule decided. */
  public static Section rules(ReplayReport report) {
    Table table =
        Table.of(
            report.rules(),
            rule -> List.of(Cell.of(rule.rule()), Cell.of(rule.events())),
            ALL,
            Column.text("Rule"),
            Column.number("Events"));
    return new Section("rules", "What each rule decided", List.of(table));
  }

  /** What to look at before the rules are deployed. */
  public static Section warnings(ReplayReport report) {
    List<String> messages = report.warnings().stream().map(Warning::message).toList();
    return new Section("warnings", "Warnings", List.of(new Items(messages)));
  }

  /** Where the function and JQ differ. */
  public static Section differences(Spool<Difference> differences) {
    String title = "Function and JQ compared";
    if (differences.size() == 0) {
      String agreement = "The function and JQ agree on every event.";
      return new Section("differences", title, List.of(new Sentence(agreement, false)));
    }
    Table table =
        new Table(
            List.of(Column.text("Record"), Column.text("Function"), Column.text("JQ")),
            taker ->
                differences.forEach(
                    difference ->
                        taker.accept(
                            List.of(
                                Cell.of(difference.place()),
                                Cell.of(difference.lambda()),
                                Cell.of(difference.jq())))),
            List.of(),
            DIFFERENCES);
    String number = Amount.of(differences.size(), "event");
    return new Section(
        "differences",
        title,
        List.of(new Sentence("The function and JQ differ on " + number + ".", false), table));
  }
}
