package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.ReplayReport.Warning;
import java.io.IOException;
import java.util.List;

/** What to look at before the rules are deployed. */
record WarningsSection(List<Warning> warnings) implements Section {

  @Override
  public void write(Html html) throws IOException {
    if (warnings.isEmpty()) {
      return;
    }
    html.write("<section class=\"warnings\">");
    html.write("<h2>Warnings</h2>");
    html.write("<ul>");
    for (Warning warning : warnings) {
      html.write("<li>{}</li>", warning.message());
    }
    html.write("</ul>");
    html.write("</section>");
  }
}
