package io.sespartitioner.replay.report;

import static io.sespartitioner.replay.senders.Metric.CLICKS;
import static io.sespartitioner.replay.senders.Metric.COMPLAINTS;
import static io.sespartitioner.replay.senders.Metric.DELIVERIES;
import static io.sespartitioner.replay.senders.Metric.HARD_BOUNCES;
import static io.sespartitioner.replay.senders.Metric.OPENS;
import static io.sespartitioner.replay.senders.Metric.SENDS;
import static io.sespartitioner.replay.senders.Metric.SOFT_BOUNCES;

import io.sespartitioner.replay.senders.Metric;
import io.sespartitioner.replay.senders.Rate;
import io.sespartitioner.replay.senders.Senders;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** How each sender's mail did, as a table: a line for each of the senders with the most mail. */
final class SendersText {

  private static final List<Metric> COLUMNS =
      List.of(SENDS, DELIVERIES, HARD_BOUNCES, SOFT_BOUNCES, COMPLAINTS, OPENS, CLICKS);

  private static final int MAX_NAME_CHARS = 41;

  private final Writer out;

  SendersText(Writer out) {
    this.out = out;
  }

  void write(Senders senders, int most) throws IOException {
    if (!senders.areKnown() || most == 0) {
      return;
    }
    List<Senders.Figures> shown = senders.each().stream().limit(most).toList();
    int width =
        Math.min(
            MAX_NAME_CHARS,
            shown.stream().mapToInt(sender -> sender.sender().length()).max().orElse(0));
    width = Math.max(width, "sender".length());
    line(
        "sender",
        width,
        "sends",
        "deliv.",
        "hard",
        "soft",
        "compl.",
        "opens",
        "clicks",
        "bounced",
        "complained");
    for (Senders.Figures sender : shown) {
      line(sender, width);
    }
    if (senders.each().size() > most) {
      out.write("and " + Amount.of(senders.each().size() - most, "more sender") + "\n");
    }
    if (senders.each().size() > 1) {
      line(senders.all(), width);
    }
    writeNotes(senders);
    out.write("\n");
  }

  private void line(Senders.Figures sender, int width) throws IOException {
    String[] cells = new String[COLUMNS.size() + 2];
    for (int i = 0; i < COLUMNS.size(); i++) {
      cells[i] = String.format(Locale.ROOT, "%,d", sender.count(COLUMNS.get(i)));
    }
    cells[COLUMNS.size()] = percent(Rate.BOUNCE.of(sender));
    cells[COLUMNS.size() + 1] = percent(Rate.COMPLAINT.of(sender));
    line(Printable.text(sender.sender()), width, cells);
  }

  private void line(String name, int width, String... cells) throws IOException {
    out.write(String.format(Locale.ROOT, "%-" + width + "s", name));
    for (String cell : cells) {
      out.write(String.format(Locale.ROOT, " %9s", cell));
    }
    out.write("\n");
  }

  private void writeNotes(Senders senders) throws IOException {
    if (senders.all().count(SENDS) == 0) {
      out.write("No Send events are here, so the rates are unknown; publish them to know.\n");
    } else {
      out.write(SendersWords.limits() + "\n");
    }
    if (senders.lackSends()) {
      out.write(SendersWords.LACK_OF_SENDS + "\n");
    }
    if (!senders.all().exact() || senders.each().stream().anyMatch(sender -> !sender.exact())) {
      out.write(
          String.format(
              Locale.ROOT,
              "The largest numbers are estimates, off by %.2g %% as a rule.%n",
              senders.errorPercent()));
    }
  }

  private static String percent(OptionalDouble rate) {
    return rate.isPresent() ? Amount.percent(rate.getAsDouble()) : "-";
  }
}
