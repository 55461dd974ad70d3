package io.sespartitioner.replay.report;

import io.sespartitioner.replay.report.Comparison.Example;
import io.sespartitioner.replay.report.Comparison.Move;
import io.sespartitioner.replay.report.Comparison.Outlay;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What other rules would change, in the text report. */
final class ComparisonText {

  private static final int MOST_MOVES = 20;
  private static final int MOST_NAMES = 10;

  private final Writer out;

  ComparisonText(Writer out) {
    this.out = out;
  }

  void write(Comparison comparison) throws IOException {
    out.write(
        "\nBy "
            + Printable.text(comparison.rules())
            + ", "
            + Amount.of(comparison.moved(), "record")
            + " would be filed elsewhere"
            + (comparison.moved() == 0 ? ".\n" : ":\n"));
    for (Move move : comparison.moves().stream().limit(MOST_MOVES).toList()) {
      out.write(
          String.format(
              Locale.ROOT,
              "  %,8d  %s -> %s%n",
              move.events(),
              Printable.text(move.from()),
              Printable.text(move.to())));
    }
    if (comparison.moves().size() > MOST_MOVES) {
      out.write(
          "            and "
              + Amount.of(comparison.moves().size() - MOST_MOVES, "more move")
              + "\n");
    }
    for (Example example : comparison.examples()) {
      out.write(
          "  "
              + Printable.text(example.file())
              + ", record "
              + example.record()
              + ": "
              + Printable.text(example.from())
              + " -> "
              + Printable.text(example.to())
              + "\n");
    }
    names("  partitions that come", comparison.coming());
    names("  partitions that go", comparison.going());
    outlay("  now", comparison.before());
    outlay("  then", comparison.after());
  }

  private void names(String title, List<String> names) throws IOException {
    if (!names.isEmpty()) {
      String more =
          names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
      out.write(
          String.format(Locale.ROOT, "%s (%,d): ", title, names.size())
              + Printable.text(String.join(", ", names.stream().limit(MOST_NAMES).toList()))
              + more
              + "\n");
    }
  }

  private void outlay(String title, Outlay outlay) throws IOException {
    out.write(
        title
            + ": "
            + Amount.of(outlay.objects(), "object")
            + month(outlay.monthLambda(), "Lambda")
            + month(outlay.monthJq(), "JQ")
            + "\n");
  }

  private static String month(Optional<Double> dollars, String processor) {
    return dollars
        .map(sum -> String.format(Locale.ROOT, ", $%,.2f a month by %s", sum, processor))
        .orElse("");
  }
}
