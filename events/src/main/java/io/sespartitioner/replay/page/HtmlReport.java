package io.sespartitioner.replay.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sespartitioner.replay.report.AlarmsSection;
import io.sespartitioner.replay.report.ComparisonSection;
import io.sespartitioner.replay.report.Details;
import io.sespartitioner.replay.report.EstimateSection;
import io.sespartitioner.replay.report.FilingSections;
import io.sespartitioner.replay.report.ReplayReport;
import io.sespartitioner.replay.report.ReportWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

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
    writeSections(report, html);
    html.writeConstant("<script>" + script + "</script>\n");
    html.writeConstant(END);
    out.flush();
  }

  /** What people want to know first, then whether all is filed well. */
  private void writeSections(ReplayReport report, Html html) throws IOException {
    HtmlSection section = new HtmlSection(html);
    new SendersSection(report.senders()).write(html);
    if (report.stream().isPresent() && !report.stream().get().alarms().isEmpty()) {
      section.write(AlarmsSection.of(report.stream().get().alarms()));
    }
    if (report.stream().isPresent()) {
      new TimelineSection(report.stream().get()).write(html);
    }
    new FilingSection(report, heading.out()).write(html);
    if (!report.warnings().isEmpty()) {
      section.write(FilingSections.warnings(report));
    }
    section.write(FilingSections.failures(report));
    if (!report.rules().isEmpty()) {
      section.write(FilingSections.rules(report));
    }
    if (report.comparison().isPresent()) {
      section.write(ComparisonSection.of(report.comparison().get()));
    }
    if (details.differences().isPresent()) {
      section.write(FilingSections.differences(details.differences().get()));
    }
    if (report.stream().isPresent()) {
      section.write(EstimateSection.of(report.stream().get()));
    }
    new PartitionsSection(report, heading.out().orElse("Folder")).write(html);
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
}
