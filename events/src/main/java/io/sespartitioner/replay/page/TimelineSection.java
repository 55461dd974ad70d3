package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.ReplayReport;
import io.sespartitioner.replay.report.Timeline;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The chart of events over time. */
record TimelineSection(ReplayReport report) implements Section {

  @Override
  public void write(Html html) throws IOException {
    html.write("<section>");
    html.write("<h2>Events over time</h2>");
    if (report.timeline().isPresent()) {
      write(report.timeline().get(), html);
    } else {
      html.write(
          "<p>All arrive at once: no event has a time of its own, or --arrival now leaves it out.</p>");
    }
    html.write("</section>");
  }

  private void write(Timeline timeline, Html html) throws IOException {
    TimelineWords words = new TimelineWords(timeline);
    html.write(
        "<p class=\"quiet\">Events {}, by arrival, {} ({}){}</p>",
        words.eachBar(),
        words.span(),
        timeline.zone(),
        undated());
    long most = IntStream.range(0, timeline.slots()).mapToLong(timeline::events).max().orElse(0);
    CountAxis counts = CountAxis.upTo(most);
    html.write("<div class=\"chart\"><div class=\"plot\">");
    writeLines(counts, html);
    new Bars(timeline, counts).write(html);
    html.write("</div>");
    writeMarks(TimeAxis.of(timeline).marks(), html);
    html.write("</div>");
    new Legend(timeline.series()).write(html);
    new TimelineTable(timeline).write(html);
  }

  private String undated() {
    long undated = report.estimate().traffic().undated();
    return undated == 0
        ? ""
        : String.format(Locale.ROOT, "; without %,d that have no time of their own", undated);
  }

  private static void writeLines(CountAxis counts, Html html) throws IOException {
    for (long line : counts.lines()) {
      html.write(
          "<div class=\"line\" aria-hidden=\"true\" style=\"bottom:{}\"><span>{}</span></div>",
          percent((double) line / counts.top()),
          CountAxis.label(line));
    }
  }

  private static void writeMarks(List<TimeAxis.Mark> marks, Html html) throws IOException {
    html.write("<div class=\"marks\" aria-hidden=\"true\">");
    for (TimeAxis.Mark mark : marks) {
      html.write("<span style=\"left:{}\">{}</span>", percent(mark.share()), mark.label());
    }
    html.write("</div>");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * share);
  }
}
