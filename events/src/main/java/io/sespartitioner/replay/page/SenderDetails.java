package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.Amount;
import io.sespartitioner.replay.senders.Metric;
import io.sespartitioner.replay.senders.Senders;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a sender opens to: each number that is counted, why its mail bounced, and its days. */
record SenderDetails(Senders.Figures sender, ChronoUnit length) {

  private static final int MOST_REASONS = 10;

  private static final List<Metric> BY_DAY =
      List.of(
          Metric.SENDS,
          Metric.DELIVERIES,
          Metric.HARD_BOUNCES,
          Metric.SOFT_BOUNCES,
          Metric.COMPLAINTS);

  private static final String DAYS =
      """
      <table>
      <thead><tr><th scope="col">{}</th><th scope="col">Sends</th><th scope="col">Delivered</th>\
      <th scope="col">Hard</th><th scope="col">Soft</th><th scope="col">Complaints</th></tr></thead>
      <tbody>""";

  void write(Html html) throws IOException {
    html.write("<div class=\"details\">");
    writeNumbers(html);
    writeReasons(html);
    writeDays(html);
    html.write("</div>");
  }

  private void writeNumbers(Html html) throws IOException {
    html.write("<table><tbody>");
    for (Metric metric : Metric.values()) {
      if (sender.count(metric) > 0) {
        row(words(metric), sender.count(metric), html);
      }
    }
    if (sender.medianMillis().isPresent()) {
      row("Median time to delivery", Amount.seconds(sender.medianMillis()), html);
      row("95 % delivered within", Amount.seconds(sender.slowMillis()), html);
    }
    html.write("</tbody></table>");
  }

  private void writeReasons(Html html) throws IOException {
    if (sender.bounceReasons().isEmpty()) {
      return;
    }
    html.write("<table><thead><tr><th scope=\"col\">Reason for bouncing</th>");
    html.write("<th scope=\"col\">Recipients</th></tr></thead><tbody>");
    List<Map.Entry<String, Long>> most =
        sender.bounceReasons().entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry::getKey))
            .limit(MOST_REASONS)
            .toList();
    for (Map.Entry<String, Long> reason : most) {
      row(reason.getKey(), reason.getValue(), html);
    }
    html.write("</tbody></table>");
  }

  private static void row(String name, Object value, Html html) throws IOException {
    html.write("<tr><th scope=\"row\"><bdi>{}</bdi></th><td>{}</td></tr>", name, value);
  }

  private void writeDays(Html html) throws IOException {
    if (length == ChronoUnit.FOREVER || sender.days().isEmpty()) {
      return;
    }
    html.write("<div class=\"scroll\" tabindex=\"0\">");
    html.write(DAYS, name(length));
    DateTimeFormatter format = format(length);
    for (Map.Entry<LocalDate, Map<Metric, Long>> day : sender.days().entrySet()) {
      html.write("<tr><th scope=\"row\">{}</th>", format.format(day.getKey()));
      for (Metric metric : BY_DAY) {
        html.write("<td>{}</td>", day.getValue().getOrDefault(metric, 0L));
      }
      html.write("</tr>");
    }
    html.write("</tbody></table></div>");
  }

  private static String name(ChronoUnit length) {
    return switch (length) {
      case MONTHS -> "Month";
      case YEARS -> "Year";
      default -> "Day";
    };
  }

  private static DateTimeFormatter format(ChronoUnit length) {
    String pattern =
        switch (length) {
          case MONTHS -> "MMM uuuu";
          case YEARS -> "uuuu";
          default -> "d MMM uuuu";
        };
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  private static String words(Metric metric) {
    return switch (metric) {
      case SENDS -> "Sends";
      case DELIVERIES -> "Delivered";
      case HARD_BOUNCES -> "Hard bounces";
      case SOFT_BOUNCES -> "Soft bounces";
      case COMPLAINTS -> "Complaints";
      case REJECTS -> "Rejected, with a virus";
      case RENDERING_FAILURES -> "Rendering failures";
      case DELAYS -> "Delayed";
      case OPENS -> "Opened";
      case CLICKS -> "Clicked";
      case BOT_OPENS -> "Opened by bots";
      case BOT_CLICKS -> "Clicked by bots";
      case SUPPRESSED_BOUNCES -> "Hard bounces, suppressed";
      case SUPPRESSED_COMPLAINTS -> "Complaints, suppressed";
    };
  }
}
