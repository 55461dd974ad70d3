package io.sespartitioner.replay.page;

import io.sespartitioner.replay.page.HtmlReport.Section;
import io.sespartitioner.replay.report.Amount;
import io.sespartitioner.replay.report.FailedInput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What went to error output, by reason, and where in the inputs the first of it stood. */
record FailuresSection(Map<String, Long> failures, long failed, List<FailedInput> first)
    implements Section {

  private static final String HEAD =
      """
      <table>
      <thead><tr><th scope="col">Reason</th><th scope="col">Records</th>\
      <th scope="col">Share</th></tr></thead>
      <tbody>""";

  private static final Comparator<Map.Entry<String, Long>> MOST_FIRST =
      Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey);

  @Override
  public void write(Html html) throws IOException {
    html.write("<section>");
    html.write("<h2>Failures by reason</h2>");
    if (failures.isEmpty()) {
      html.write("<p>No record failed.</p>");
    } else {
      writeTable(html);
    }
    writeFirst(html);
    html.write("</section>");
  }

  private void writeFirst(Html html) throws IOException {
    if (first.isEmpty()) {
      return;
    }
    html.write("<p class=\"quiet\">The first in the inputs:</p><ul class=\"quiet\">");
    for (FailedInput input : first) {
      html.write(
          "<li><bdi>{}</bdi>, record {}: <bdi>{}</bdi></li>",
          input.file(),
          input.record(),
          input.reason());
    }
    html.write("</ul>");
  }

  private void writeTable(Html html) throws IOException {
    List<Map.Entry<String, Long>> rows = failures.entrySet().stream().sorted(MOST_FIRST).toList();
    html.write(HEAD);
    for (Map.Entry<String, Long> row : rows) {
      html.write(
          "<tr><th scope=\"row\"><bdi>{}</bdi></th><td>{}</td><td>{}</td></tr>",
          row.getKey(),
          row.getValue(),
          Amount.percent(row.getValue(), failed));
    }
    html.write("</tbody></table>");
  }
}
