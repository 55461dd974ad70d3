package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.Counted;
import io.sespartitioner.replay.report.Percent;
import io.sespartitioner.replay.senders.Metric;
import io.sespartitioner.replay.senders.Rate;
import io.sespartitioner.replay.senders.SenderFigures;
import io.sespartitioner.replay.senders.Senders;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How each sender's mail does: the numbers that matter of all, and a table of senders, of which
 * each opens to what else is counted and why its mail bounced. It reads without the script that
 * sorts and filters it.
 */
record SendersSection(Senders senders) implements Section {

  /** More are for programs: the JSON report has all. */
  private static final int MOST_SENDERS = 1_000;

  private static final int MOST_REASONS = 8;

  private static final List<Metric> COLUMNS =
      List.of(
          Metric.SENDS,
          Metric.DELIVERIES,
          Metric.HARD_BOUNCES,
          Metric.SOFT_BOUNCES,
          Metric.COMPLAINTS,
          Metric.OPENS,
          Metric.CLICKS);

  private static final String HEAD =
      """
      <div class="wide"><table class="senders">
      <thead><tr><th scope="col">Sender</th><th scope="col">Sends</th><th scope="col">Delivered</th>\
      <th scope="col">Hard bounces</th><th scope="col">Soft bounces</th><th scope="col">Complaints</th>\
      <th scope="col">Opens</th><th scope="col">Clicks</th><th scope="col">Bounce rate</th>\
      <th scope="col">Complaint rate</th></tr></thead>""";

  @Override
  public void write(Html html) throws IOException {
    if (!senders.areKnown()) {
      return;
    }
    html.write("<section id=\"senders\">");
    html.write("<h2>How each sender\u2019s mail does</h2>");
    writeAll(html);
    html.write(HEAD);
    for (SenderFigures sender : senders.each().stream().limit(MOST_SENDERS).toList()) {
      writeSender(sender, html);
    }
    html.write("</table></div>");
    if (senders.each().size() > MOST_SENDERS) {
      html.write(
          "<p class=\"quiet\">{} are in the report by --format json.</p>",
          Counted.of(senders.each().size() - MOST_SENDERS, "more sender"));
    }
    html.write("</section>");
  }

  private void writeAll(Html html) throws IOException {
    SenderFigures all = senders.all();
    html.write("<div class=\"cards\">");
    card(number(all.count(Metric.DELIVERIES)), "delivered", "", html);
    rate(Rate.BOUNCE, "bounced for good", html);
    rate(Rate.COMPLAINT, "complained", html);
    card(seconds(all.medianMillis()), "to delivery, median", "", html);
    card(seconds(all.slowMillis()), "for 95 of 100", "", html);
    html.write("</div>");
    if (all.count(Metric.SENDS) == 0) {
      html.write(
          "<p class=\"quiet\">No Send events are here, so the rates are unknown: publish them to know.</p>");
    } else {
      html.write(
          "<p class=\"quiet\">SES reviews an account from {} bounced or {} complained on, and may pause it from {} or {} on. Each message and recipient counts once.</p>",
          Percent.of(Rate.BOUNCE.review()),
          Percent.of(Rate.COMPLAINT.review()),
          Percent.of(Rate.BOUNCE.pause()),
          Percent.of(Rate.COMPLAINT.pause()));
    }
  }

  private void rate(Rate rate, String words, Html html) throws IOException {
    OptionalDouble value = rate.of(senders.all());
    card(
        value.isPresent() ? Percent.of(value.getAsDouble()) : "\u2013",
        words,
        judgement(rate, value),
        html);
  }

  private static void card(String number, String words, String judgement, Html html)
      throws IOException {
    html.write("<div class=\"card {}\"><b>{}</b><span>{}</span></div>", judgement, number, words);
  }

  private static String judgement(Rate rate, OptionalDouble value) {
    if (value.isEmpty() || value.getAsDouble() < rate.review()) {
      return "";
    }
    return value.getAsDouble() < rate.pause() ? "review" : "bad";
  }

  private static void writeSender(SenderFigures sender, Html html) throws IOException {
    html.write(
        "<tbody><tr><th scope=\"row\"><details><summary><bdi>{}</bdi></summary>", sender.sender());
    writeMore(sender, html);
    html.write("</details></th>");
    for (Metric metric : COLUMNS) {
      html.write("<td>{}</td>", sender.count(metric));
    }
    for (Rate rate : Rate.values()) {
      OptionalDouble value = rate.of(sender);
      html.write(
          "<td class=\"{}\">{}</td>",
          judgement(rate, value),
          value.isPresent() ? Percent.of(value.getAsDouble()) : "\u2013");
    }
    html.write("</tr></tbody>");
  }

  private static void writeMore(SenderFigures sender, Html html) throws IOException {
    html.write("<dl class=\"more\">");
    fact(
        "Time to delivery",
        seconds(sender.medianMillis())
            + " median, "
            + seconds(sender.slowMillis())
            + " for 95 of 100",
        html);
    for (Metric metric :
        List.of(
            Metric.DELAYS,
            Metric.REJECTS,
            Metric.RENDERING_FAILURES,
            Metric.BOT_OPENS,
            Metric.BOT_CLICKS)) {
      if (sender.count(metric) > 0) {
        fact(words(metric), number(sender.count(metric)), html);
      }
    }
    List<Map.Entry<String, Long>> reasons =
        sender.bounceReasons().entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry::getKey))
            .limit(MOST_REASONS)
            .toList();
    for (Map.Entry<String, Long> reason : reasons) {
      fact("Bounced: " + reason.getKey(), number(reason.getValue()), html);
    }
    html.write("</dl>");
  }

  private static String words(Metric metric) {
    return switch (metric) {
      case DELAYS -> "Delayed";
      case REJECTS -> "Rejected for a virus";
      case RENDERING_FAILURES -> "Template not filled";
      case BOT_OPENS -> "Opened by bots";
      case BOT_CLICKS -> "Clicked by bots";
      default -> metric.jsonName();
    };
  }

  private static void fact(String name, String text, Html html) throws IOException {
    html.write("<dt>{}</dt><dd>{}</dd>", name, text);
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String seconds(OptionalLong millis) {
    return millis.isPresent()
        ? String.format(Locale.ROOT, "%,.1f s", millis.getAsLong() / 1000.0)
        : "\u2013";
  }
}
