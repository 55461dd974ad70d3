package io.sespartitioner.replay.report;

import io.sespartitioner.replay.report.Comparison.Outlay;
import io.sespartitioner.replay.report.Section.Block;
import io.sespartitioner.replay.report.Section.Captioned;
import io.sespartitioner.replay.report.Section.Names;
import io.sespartitioner.replay.report.Section.Sentence;
import io.sespartitioner.replay.report.Table.Cell;
import io.sespartitioner.replay.report.Table.Column;
import io.sespartitioner.replay.report.Table.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the report says of other rules. */
public final class ComparisonSection {

  private static final Shown MOVES = new Shown("move", 20, 500);
  private static final Shown EXAMPLES =
      new Shown("example", Comparison.MOST_EXAMPLES, Comparison.MOST_EXAMPLES);

  private ComparisonSection() {}

  /** The section. */
  public static Section of(Comparison comparison) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Sentence(summary(comparison), false));
    if (!comparison.moves().isEmpty()) {
      blocks.add(
          Table.of(
              comparison.moves(),
              move -> List.of(Cell.of(move.events()), Cell.of(move.from()), Cell.of(move.to())),
              MOVES,
              Column.number("Records"),
              Column.text("From"),
              Column.text("To")));
    }
    if (!comparison.examples().isEmpty()) {
      Table examples =
          Table.of(
              comparison.examples(),
              example ->
                  List.of(
                      Cell.of(example.file() + ", record " + example.record()),
                      Cell.of(example.from()),
                      Cell.of(example.to())),
              EXAMPLES,
              Column.text("Record"),
              Column.text("From"),
              Column.text("To"));
      blocks.add(new Captioned("The first of them in the inputs", examples, true));
    }
    addNames("New partitions", comparison.coming(), blocks);
    addNames("Partitions that disappear", comparison.going(), blocks);
    blocks.add(
        Table.of(
            List.of(Map.entry("now", comparison.before()), Map.entry("then", comparison.after())),
            outlay -> outlay(outlay.getKey(), outlay.getValue()),
            EXAMPLES,
            Column.text("Rules"),
            Column.number("Objects"),
            Column.number("Monthly cost with Lambda"),
            Column.number("with JQ")));
    return new Section("comparison", "What " + comparison.rules() + " would change", blocks);
  }

  private static String summary(Comparison comparison) {
    if (comparison.moved() == 0) {
      return "Every record stays where it is.";
    }
    long moving = comparison.moved() - comparison.dropped() - comparison.failing();
    return Amount.text(
        "%,d %s, %,d %s dropped, %,d %s.",
        moving,
        moving == 1 ? "record moves" : "records move",
        comparison.dropped(),
        comparison.dropped() == 1 ? "is" : "are",
        comparison.failing(),
        comparison.failing() == 1 ? "fails" : "fail");
  }

  private static void addNames(String title, List<String> names, List<Block> blocks) {
    if (!names.isEmpty()) {
      blocks.add(new Names(title, names));
    }
  }

  private static List<Cell> outlay(String when, Outlay outlay) {
    return List.of(
        Cell.of(when),
        Cell.of(outlay.objects()),
        EstimateSection.price(outlay.monthLambda()),
        EstimateSection.price(outlay.monthJq()));
  }
}
