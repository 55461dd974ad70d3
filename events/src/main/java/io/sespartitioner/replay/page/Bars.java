package io.sespartitioner.replay.page;

import io.sespartitioner.replay.page.TimelineSection.Legend;
import io.sespartitioner.replay.report.Timeline;
import io.sespartitioner.replay.report.Timeline.Series;
import java.io.IOException;
import java.util.Locale;

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
        title.append(String.format(Locale.ROOT, "; %s %,d", TimelineWords.name(series), events));
      }
    }
    return title.toString();
  }

  private static String plain(long number) {
    return Long.toString(number);
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
