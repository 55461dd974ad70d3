package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.Details;
import io.sespartitioner.replay.report.ReplayReport;
import io.sespartitioner.replay.report.ReportWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The report as one page that loads nothing else and runs no script.
 *
 * <p>The same report makes the same page, byte for byte.
 */
public final class HtmlReport implements ReportWriter {

  /** Nothing may be loaded, run or sent, whatever should get past the escaping of values. */
  private static final String START =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Replay report</title>
      <style>
      """;

  private static final String BODY =
      """
      </style>
      </head>
      <body>
      <main>
      """;

  private static final String END =
      """
      </main>
      </body>
      </html>
      """;

  private final String folder;
  private final Details details;

  /** A report that calls the bucket by this name, with these details. */
  public HtmlReport(String folder, Details details) {
    this.folder = folder;
    this.details = details;
  }

  @Override
  public void write(ReplayReport report, Writer out) throws IOException {
    Html html = new Html(out);
    html.writeConstant(START);
    html.writeConstant(style());
    html.writeConstant(BODY);
    for (Section section : sections(report)) {
      section.write(html);
    }
    html.writeConstant(END);
    out.flush();
  }

  private List<Section> sections(ReplayReport report) {
    return List.of(
        new TotalsSection(report, folder),
        new WarningsSection(report.warnings()),
        new TimelineSection(report),
        new FailuresSection(report.failures(), report.totals().failed()),
        new EstimateSection(report),
        new DifferencesSection(details.differences()),
        new PartitionsSection(report, folder));
  }

  private static String style() throws IOException {
    try (InputStream file = HtmlReport.class.getResourceAsStream("page.css")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
