package io.sespartitioner.replay.page;

import io.sespartitioner.replay.page.HtmlReport.Section;
import io.sespartitioner.replay.report.Amount;
import io.sespartitioner.replay.report.Comparison;
import io.sespartitioner.replay.report.Comparison.Example;
import io.sespartitioner.replay.report.Comparison.Move;
import io.sespartitioner.replay.report.Comparison.Outlay;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What other rules would change, if that was asked. */
record ComparisonSection(Optional<Comparison> comparison) implements Section {

  /** Whoever has more wants a program to look at them. */
  private static final int MOST_MOVES = 500;

  private static final int MOST_NAMES = 100;

  private static final String MOVES =
      """
      <div class="wide"><table class="texts">
      <thead><tr><th scope="col">Records</th><th scope="col">From</th>\
      <th scope="col">To</th></tr></thead>
      <tbody>""";

  private static final String OUTLAY =
      """
      <table>
      <thead><tr><th scope="col">By these rules</th><th scope="col">Objects</th>\
      <th scope="col">A month by Lambda</th><th scope="col">by JQ</th></tr></thead>
      <tbody>""";

  @Override
  public void write(Html html) throws IOException {
    if (comparison.isPresent()) {
      html.write("<section id=\"comparison\">");
      html.write("<h2>What <bdi>{}</bdi> would change</h2>", comparison.get().rules());
      write(comparison.get(), html);
      html.write("</section>");
    }
  }

  private static void write(Comparison comparison, Html html) throws IOException {
    html.write("<p>{} would be filed elsewhere.</p>", Amount.of(comparison.moved(), "record"));
    writeMoves(comparison.moves(), html);
    writeExamples(comparison.examples(), html);
    writeNames("Partitions that come", comparison.coming(), html);
    writeNames("Partitions that go", comparison.going(), html);
    html.write(OUTLAY);
    writeOutlay("now", comparison.before(), html);
    writeOutlay("then", comparison.after(), html);
    html.write("</tbody></table>");
  }

  private static void writeMoves(List<Move> moves, Html html) throws IOException {
    if (moves.isEmpty()) {
      return;
    }
    html.write(MOVES);
    for (Move move : moves.subList(0, Math.min(MOST_MOVES, moves.size()))) {
      html.write(
          "<tr><th scope=\"row\">{}</th><td><bdi>{}</bdi></td><td><bdi>{}</bdi></td></tr>",
          move.events(),
          move.from(),
          move.to());
    }
    html.write("</tbody></table></div>");
    if (moves.size() > MOST_MOVES) {
      html.write(
          "<p class=\"quiet\">{} are in the report by --format json.</p>",
          Amount.of(moves.size() - MOST_MOVES, "more move"));
    }
  }

  private static void writeExamples(List<Example> examples, Html html) throws IOException {
    if (examples.isEmpty()) {
      return;
    }
    html.write("<details><summary>The first of them in the inputs</summary><ul class=\"quiet\">");
    for (Example example : examples) {
      html.write(
          "<li><bdi>{}</bdi>, record {}: <bdi>{}</bdi> \u2192 <bdi>{}</bdi></li>",
          example.file(),
          example.record(),
          example.from(),
          example.to());
    }
    html.write("</ul></details>");
  }

  private static void writeNames(String title, List<String> names, Html html) throws IOException {
    if (names.isEmpty()) {
      return;
    }
    html.write("<details><summary>{} ({})</summary><ul class=\"quiet\">", title, names.size());
    for (String name : names.subList(0, Math.min(MOST_NAMES, names.size()))) {
      html.write("<li><bdi>{}</bdi></li>", name);
    }
    if (names.size() > MOST_NAMES) {
      html.write("<li>and {} more</li>", names.size() - MOST_NAMES);
    }
    html.write("</ul></details>");
  }

  private static void writeOutlay(String when, Outlay outlay, Html html) throws IOException {
    html.write(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
        when,
        outlay.objects(),
        dollars(outlay.monthLambda()),
        dollars(outlay.monthJq()));
  }

  private static String dollars(Optional<Double> sum) {
    return sum.map(known -> EstimateSection.money(known)).orElse(EstimateSection.NO_PRICE);
  }
}
