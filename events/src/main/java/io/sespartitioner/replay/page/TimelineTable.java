package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.Series;
import io.sespartitioner.replay.report.Timeline;
import java.io.IOException;

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
