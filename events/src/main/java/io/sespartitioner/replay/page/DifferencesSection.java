package io.sespartitioner.replay.page;

import io.sespartitioner.replay.page.HtmlReport.Section;
import io.sespartitioner.replay.report.Amount;
import io.sespartitioner.replay.report.Details.Difference;
import io.sespartitioner.replay.report.Spool;
import java.io.IOException;
import java.util.Optional;

/** Where the function and JQ differ, if the two were compared. */
record DifferencesSection(Optional<Spool<Difference>> differences) implements Section {

  /** Whoever has more wants a program to look at them. */
  static final int MAX_SHOWN = 500;

  private static final String HEAD =
      """
      <div class="wide"><table class="texts">
      <thead><tr><th scope="col">Record</th><th scope="col">Function</th>\
      <th scope="col">JQ</th></tr></thead>
      <tbody>""";

  @Override
  public void write(Html html) throws IOException {
    if (differences.isEmpty()) {
      return;
    }
    html.write("<section>");
    html.write("<h2>Function and JQ compared</h2>");
    write(differences.get(), html);
    html.write("</section>");
  }

  private static void write(Spool<Difference> all, Html html) throws IOException {
    if (all.size() == 0) {
      html.write("<p>The function and JQ agree on every event.</p>");
      return;
    }
    html.write("<p>The function and JQ differ on {}.</p>", Amount.of(all.size(), "event"));
    html.write(HEAD);
    int[] shown = {0};
    all.forEach(
        difference -> {
          if (shown[0]++ < MAX_SHOWN) {
            write(difference, html);
          }
        });
    html.write("</tbody></table></div>");
    if (all.size() > MAX_SHOWN) {
      html.write(
          "<p class=\"quiet\">{} more are in the report on standard output.</p>",
          all.size() - MAX_SHOWN);
    }
  }

  private static void write(Difference difference, Html html) throws IOException {
    html.write(
        "<tr><th scope=\"row\"><bdi>{}</bdi></th><td><bdi>{}</bdi></td><td><bdi>{}</bdi></td></tr>",
        difference.place(),
        difference.lambda(),
        difference.jq());
  }
}
