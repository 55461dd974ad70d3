package io.sespartitioner.replay.page;

import io.sespartitioner.replay.page.HtmlReport.Section;
import io.sespartitioner.replay.report.Amount;
import io.sespartitioner.replay.report.SendersWords;
import io.sespartitioner.replay.senders.Metric;
import io.sespartitioner.replay.senders.Rate;
import io.sespartitioner.replay.senders.Senders;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How each sender's mail does: the numbers that matter of all, and a table of senders, of which
 * each opens to its details. It reads without the script that sorts and filters it.
 */
record SendersSection(Senders senders) implements Section {

  /** More are for programs: the JSON report has all. */
  private static final int MOST_SENDERS = 1_000;

  private static final List<Metric> COLUMNS =
      List.of(
          Metric.SENDS,
          Metric.DELIVERIES,
          Metric.HARD_BOUNCES,
          Metric.SOFT_BOUNCES,
          Metric.COMPLAINTS,
          Metric.OPENS,
          Metric.CLICKS);

  private static final int COLUMNS_IN_ALL = 1 + COLUMNS.size() + Rate.values().length;

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
    for (Senders.Figures sender : senders.each().stream().limit(MOST_SENDERS).toList()) {
      writeSender(sender, html);
    }
    html.write("</table></div>");
    if (senders.each().size() > MOST_SENDERS) {
      html.write(
          "<p class=\"quiet\">{} are in the report by --format json.</p>",
          Amount.of(senders.each().size() - MOST_SENDERS, "more sender"));
    }
    html.write("</section>");
  }

  private void writeAll(Html html) throws IOException {
    Senders.Figures all = senders.all();
    html.write("<div class=\"cards\">");
    card(String.format(Locale.ROOT, "%,d", all.count(Metric.DELIVERIES)), "delivered", "", html);
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
          "<p class=\"quiet\">{} Each message and recipient counts once.</p>",
          SendersWords.limits());
    }
    if (senders.lackSends()) {
      html.write("<p class=\"quiet\">{}</p>", SendersWords.LACK_OF_SENDS);
    }
  }

  private void rate(Rate rate, String words, Html html) throws IOException {
    OptionalDouble value = rate.of(senders.all());
    card(percent(value), words, judgement(rate, value), html);
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

  private void writeSender(Senders.Figures sender, Html html) throws IOException {
    html.write(
        "<tbody><tr><th scope=\"row\"><details><summary><bdi>{}</bdi></summary></details></th>",
        sender.sender());
    for (Metric metric : COLUMNS) {
      html.write("<td>{}</td>", sender.count(metric));
    }
    for (Rate rate : Rate.values()) {
      OptionalDouble value = rate.of(sender);
      html.write("<td class=\"{}\">{}</td>", judgement(rate, value), percent(value));
    }
    html.write("</tr><tr class=\"more\"><td colspan=\"{}\">", COLUMNS_IN_ALL);
    new SenderDetails(sender, senders.length()).write(html);
    html.write("</td></tr></tbody>");
  }

  private static String percent(OptionalDouble rate) {
    return rate.isPresent() ? Amount.percent(rate.getAsDouble()) : "\u2013";
  }

  /** A time, in seconds. */
  static String seconds(OptionalLong millis) {
    return millis.isPresent()
        ? String.format(Locale.ROOT, "%,.1f s", millis.getAsLong() / 1000.0)
        : "\u2013";
  }
}
