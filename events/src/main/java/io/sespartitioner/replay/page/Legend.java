package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.Series;
import java.io.IOException;
import java.util.List;

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
