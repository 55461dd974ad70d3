package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.Amount;
import io.sespartitioner.replay.report.SendersTable;
import io.sespartitioner.replay.report.Table;
import io.sespartitioner.replay.report.Table.Cell;
import io.sespartitioner.replay.senders.Metric;
import io.sespartitioner.replay.senders.Rate;
import io.sespartitioner.replay.senders.Senders;
import io.sespartitioner.replay.senders.Senders.Figures;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/**
 * How each sender's mail is doing: the numbers that matter of all, and a table of senders, of which
 * each opens to its details. It reads without the script that sorts and filters it.
 */
record SendersSection(Senders senders) {

  void write(Html html) throws IOException {
    if (!senders.areKnown()) {
      return;
    }
    html.write("<section id=\"senders\">");
    html.write("<h2>How each sender\u2019s mail is doing</h2>");
    writeCards(html);
    for (String note : SendersTable.notes(senders)) {
      html.write("<p class=\"quiet\">{}</p>", note);
    }
    writeTable(SendersTable.of(senders, 0), html);
    html.write("</section>");
  }

  private void writeCards(Html html) throws IOException {
    Figures all = senders.all();
    html.write("<div class=\"cards\">");
    card(Cell.of(all.count(Metric.DELIVERIES)), "delivered", html);
    card(SendersTable.rate(Rate.BOUNCE, all), "hard-bounce rate", html);
    card(SendersTable.rate(Rate.COMPLAINT, all), "complaint rate", html);
    card(Cell.of(Amount.seconds(all.medianMillis())), "median time to delivery", html);
    card(Cell.of(Amount.seconds(all.slowMillis())), "95 % delivered within", html);
    html.write("</div>");
  }

  private static void card(Cell number, String words, Html html) throws IOException {
    html.write(
        "<div class=\"card {}\"><b>{}</b><span>{}</span></div>",
        HtmlSection.color(number),
        number.text(),
        words);
  }

  private void writeTable(Table table, Html html) throws IOException {
    HtmlSection section = new HtmlSection(html);
    html.write("<div class=\"wide\"><table class=\"senders\">");
    section.head(table);
    Iterator<Figures> figures = senders.each().stream().limit(table.shown().onPage()).iterator();
    table
        .rows()
        .forEach(
            cells -> {
              if (figures.hasNext()) {
                writeSender(figures.next(), table, cells, section);
              }
            });
    html.write("</table></div>");
    section.rest(table, senders.each().size());
  }

  private void writeSender(Figures sender, Table table, List<Cell> cells, HtmlSection section)
      throws IOException {
    Html html = section.html();
    html.write(
        "<tbody><tr><th scope=\"row\"><details><summary><bdi>{}</bdi></summary></details></th>",
        sender.sender());
    for (int i = 1; i < cells.size(); i++) {
      section.cell(table.columns().get(i), cells.get(i));
    }
    html.write("</tr><tr class=\"more\"><td colspan=\"{}\">", cells.size());
    new SenderDetails(sender, senders.length()).write(html);
    html.write("</td></tr></tbody>");
  }
}
