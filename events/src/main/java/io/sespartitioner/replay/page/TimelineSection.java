package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.Amount;
import io.sespartitioner.replay.report.ReplayReport.StreamFigures;
import io.sespartitioner.replay.report.Timeline;
import io.sespartitioner.replay.report.Timeline.Series;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** The chart of events over time. */
record TimelineSection(StreamFigures stream) {

  void write(Html html) throws IOException {
    html.write("<section>");
    html.write("<h2>Events over time</h2>");
    if (stream.timeline().isPresent()) {
      write(stream.timeline().get(), html);
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
    long undated = stream.estimate().traffic().undated();
    return undated == 0 ? "" : Amount.text("; without %,d that have no time of their own", undated);
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
    return Amount.text("%.2f%%", 100 * share);
  }

  /** The numbers of a timeline, a line for each slot that has any. */
  record TimelineTable(Timeline timeline) {

    void write(Html html) throws IOException {
      html.write("<details><summary>The numbers</summary>");
      html.write("<div class=\"wide\" tabindex=\"0\"><table>");
      html.write("<thead><tr><th scope=\"col\">From</th>");
      for (Series series : timeline.series()) {
        html.write("<th scope=\"col\"><bdi>{}</bdi></th>", TimelineWords.name(series));
      }
      html.write("</tr></thead><tbody>");
      for (int slot = 0; slot < timeline.slots(); slot++) {
        if (timeline.events(slot) > 0) {
          writeRow(slot, html);
        }
      }
      html.write("</tbody></table></div></details>");
    }

    private void writeRow(int slot, Html html) throws IOException {
      html.write("<tr><th scope=\"row\">{}</th>", new TimelineWords(timeline).start(slot));
      for (Series series : timeline.series()) {
        html.write("<td>{}</td>", series.counts().get(slot));
      }
      html.write("</tr>");
    }
  }

  /** Which colour is which series, with its events. */
  record Legend(List<Series> series) {

    void write(Html html) throws IOException {
      html.write("<ul class=\"legend\">");
      for (int i = 0; i < series.size(); i++) {
        html.write(
            "<li><span class=\"swatch {}\"></span><bdi>{}</bdi> <b>{}</b></li>",
            color(series.get(i), i),
            TimelineWords.name(series.get(i)),
            series.get(i).events());
      }
      html.write("</ul>");
    }

    /** The style class of the series at this place. */
    static String color(Series series, int place) {
      return switch (series.kind()) {
        case PARTITION, ALL -> "color" + (place + 1);
        case OTHERS -> "others";
        case ERROR_OUTPUT -> "errors";
      };
    }
  }

  /**
   * The bars of a timeline, as SVG without text: it is stretched to the width there is, which would
   * distort letters.
   *
   * <p>A slot is 1 wide, an event 1 high.
   */
  record Bars(Timeline timeline, CountAxis counts) {

    /** Few slots don't make fat bars. */
    private static final double MAX_SHARE_OF_WIDTH = 0.06;

    private static final double MAX_WIDTH = 0.86;

    void write(Html html) throws IOException {
      TimelineWords words = new TimelineWords(timeline);
      html.write(
          "<svg viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{}\">",
          plain(timeline.slots()),
          plain(counts.top()),
          words.summary());
      for (int slot = 0; slot < timeline.slots(); slot++) {
        if (timeline.events(slot) > 0) {
          writeBar(slot, words, html);
        }
      }
      html.write("</svg>");
    }

    private void writeBar(int slot, TimelineWords words, Html html) throws IOException {
      html.write("<g><title>{}</title>", title(slot, words));
      html.write(
          "<rect class=\"space\" x=\"{}\" y=\"0\" width=\"1\" height=\"{}\"/>",
          plain(slot),
          plain(counts.top()));
      double width = Math.min(MAX_WIDTH, timeline.slots() * MAX_SHARE_OF_WIDTH);
      long below = 0;
      for (int i = 0; i < timeline.series().size(); i++) {
        Series series = timeline.series().get(i);
        long events = series.counts().get(slot);
        if (events > 0) {
          below += events;
          html.write(
              "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
              Legend.color(series, i),
              decimal(slot + (1 - width) / 2),
              plain(counts.top() - below),
              decimal(width),
              plain(events));
        }
      }
      html.write("</g>");
    }

    private String title(int slot, TimelineWords words) {
      StringBuilder title = new StringBuilder(words.start(slot));
      for (Series series : timeline.series()) {
        long events = series.counts().get(slot);
        if (events > 0) {
          title.append(Amount.text("; %s %,d", TimelineWords.name(series), events));
        }
      }
      return title.toString();
    }

    private static String plain(long number) {
      return Long.toString(number);
    }

    private static String decimal(double number) {
      return Amount.text("%.2f", number);
    }
  }
}
