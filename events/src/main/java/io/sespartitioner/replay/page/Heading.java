package io.sespartitioner.replay.page;

import io.sespartitioner.replay.estimate.Traffic.Span;
import io.sespartitioner.replay.report.Amount;
import io.sespartitioner.replay.report.ReplayReport;
import io.sespartitioner.replay.report.Totals;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the page is about.
 *
 * @param stream name of the delivery stream
 * @param inputs what was replayed, as the command line names it
 * @param rules the file of routing rules, or what the default ones are called
 * @param out what the bucket is called; empty in a dry run
 * @param zone of dates
 */
public record Heading(
    String stream, List<String> inputs, String rules, Optional<String> out, ZoneId zone) {

  private static final int MOST_INPUTS = 3;

  /** Copies the inputs. */
  public Heading {
    inputs = List.copyOf(inputs);
  }

  /** What a browser shows as the page's title. */
  String title(ReplayReport report) {
    return "Mail of " + subject(report);
  }

  void write(ReplayReport report, Html html) throws IOException {
    Totals totals = report.totals();
    html.write("<header>");
    html.write("<h1>Mail of <bdi>{}</bdi></h1>", subject(report));
    if (report.stream().isPresent()) {
      html.write("<p>{}</p>", period(report));
    }
    html.write(
        "<p class=\"quiet\">{} from <bdi>{}</bdi>, filed by <bdi>{}</bdi>: <b class=\"{}\">{}</b>{}</p>",
        Amount.of(totals.records(), "record"),
        inputNames(),
        rules,
        totals.isGood() ? "good" : "bad",
        totals.verdict(),
        totals.failed() == 0 ? "" : Amount.text(", %,d in error output", totals.failed()));
    html.write("</header>");
  }

  /** The domain that the mail is from, or the delivery stream if it is from several. */
  private String subject(ReplayReport report) {
    List<String> domains = report.senders().domains();
    return domains.size() == 1 ? domains.get(0) : stream;
  }

  private String period(ReplayReport report) {
    return report.stream()
        .flatMap(figures -> figures.estimate().traffic().span())
        .map(this::words)
        .orElse("At unknown times");
  }

  private String words(Span span) {
    LocalDate first = span.from().atZone(zone).toLocalDate();
    LocalDate last = span.to().minusMillis(1).atZone(zone).toLocalDate();
    String days =
        TimelineWords.DAY.format(first)
            + (first.equals(last) ? "" : " to " + TimelineWords.DAY.format(last));
    return days + " (" + zone + ")";
  }

  private String inputNames() {
    String first =
        inputs.stream()
            .limit(MOST_INPUTS)
            .map(input -> input.equals("-") ? "standard input" : input)
            .collect(Collectors.joining(", "));
    return inputs.size() > MOST_INPUTS
        ? first + " and " + (inputs.size() - MOST_INPUTS) + " more"
        : first;
  }
}
