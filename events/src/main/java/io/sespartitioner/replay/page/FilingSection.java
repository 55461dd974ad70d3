package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.Amount;
import io.sespartitioner.replay.report.Partition.Volume;
import io.sespartitioner.replay.report.ReplayReport;
import io.sespartitioner.replay.report.Totals;
import java.io.IOException;
import java.util.Optional;

/** What went in, what came out, and that the two are equal. */
record FilingSection(ReplayReport report, Optional<String> out) {

  private static final String EQUATION =
      """
      <p class="equation">
      <span class="sign"></span> <span class="term"><b>{}</b> <span>{}</span></span>
      <span class="sign">=</span> <span class="term"><b>{}</b> <span>delivered</span></span>
      <span class="sign">+</span> <span class="term"><b>{}</b> <span>dropped</span></span>
      <span class="sign">+</span> <span class="term"><b>{}</b> <span>in error output</span></span>
      </p>\
      """;

  void write(Html html) throws IOException {
    Totals totals = report.totals();
    Volume delivered = Volume.of(report.partitions().stream());
    html.write("<section id=\"filing\">");
    html.write("<h2>What became of the records</h2>");
    html.write(
        EQUATION,
        totals.records(),
        Amount.noun(totals.records(), "record"),
        totals.delivered(),
        totals.dropped(),
        totals.failed());
    html.write(
        "<p class=\"verdict {}\">{}</p>", totals.isGood() ? "good" : "bad", totals.verdict());
    for (String sentence : totals.sentences()) {
      html.write("<p>{}</p>", sentence);
    }
    html.write(
        out.isPresent()
            ? "<p class=\"quiet\">{}, {}, {} before compression, in <bdi>{}</bdi></p>"
            : "<p class=\"quiet\">{}, {}, {} before compression: a dry run, {}</p>",
        Amount.of(report.partitions().size(), "partition"),
        Amount.of(delivered.objects(), "object"),
        Amount.bytes(delivered.bytes()),
        out.orElse("nothing was written"));
    html.write("</section>");
  }
}
