package io.sespartitioner.replay.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sespartitioner.replay.report.Details;
import io.sespartitioner.replay.report.ReplayReport;
import io.sespartitioner.replay.report.ReplayReport.Warning;
import io.sespartitioner.replay.report.ReportWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The report as one page that loads nothing else, and runs no script but its own, which sorts and
 * filters a table.
 *
 * <p>The same report makes the same page, byte for byte.
 */
public final class HtmlReport implements ReportWriter {

  /**
   * Nothing may be loaded, run or sent but our script, whatever should get past the escaping of
   * values.
   */
  private static final String START =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>{}</title>
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

  private final Heading heading;
  private final Details details;

  /** A report under this heading, with these details. */
  public HtmlReport(Heading heading, Details details) {
    this.heading = heading;
    this.details = details;
  }

  @Override
  public void write(ReplayReport report, Writer out) throws IOException {
    Html html = new Html(out);
    String script = file("page.js");
    html.write(START.stripTrailing(), hash(script), heading.title(report));
    html.writeConstant(file("page.css"));
    html.writeConstant(BODY);
    heading.write(report, html);
    for (Section section : sections(report)) {
      section.write(html);
    }
    html.writeConstant("<script>" + script + "</script>\n");
    html.writeConstant(END);
    out.flush();
  }

  /** What people want to know first, then whether all is filed well. */
  private List<Section> sections(ReplayReport report) {
    return List.of(
        new SendersSection(report.senders()),
        new TimelineSection(report.stream()),
        new FilingSection(report, heading.out()),
        new WarningsSection(report.warnings()),
        new FailuresSection(report.failures(), report.totals().failed(), report.failedInputs()),
        new ComparisonSection(report.comparison()),
        new DifferencesSection(details.differences()),
        new EstimateSection(report.stream()),
        new PartitionsSection(report, heading.out()));
  }

  /** What the page's policy lets run: a script of these very bytes, and no other. */
  private static String hash(String script) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String file(String name) throws IOException {
    try (InputStream file = HtmlReport.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }

  /** A part of the page. */
  interface Section {

    /** Writes it. */
    void write(Html html) throws IOException;
  }

  /** What to look at before the rules are deployed. */
  private record WarningsSection(List<Warning> warnings) implements Section {

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
}
