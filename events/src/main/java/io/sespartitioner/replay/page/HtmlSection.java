package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.Section;
import io.sespartitioner.replay.report.Section.Block;
import io.sespartitioner.replay.report.Section.Captioned;
import io.sespartitioner.replay.report.Section.Facts;
import io.sespartitioner.replay.report.Section.Facts.Fact;
import io.sespartitioner.replay.report.Section.Items;
import io.sespartitioner.replay.report.Section.Names;
import io.sespartitioner.replay.report.Section.Sentence;
import io.sespartitioner.replay.report.Table;
import io.sespartitioner.replay.report.Table.Cell;
import io.sespartitioner.replay.report.Table.Column;
import java.io.IOException;
import java.util.List;

/** Writes sections and tables as HTML. */
record HtmlSection(Html html) {

  private static final int MOST_NAMES = 100;

  void write(Section section) throws IOException {
    html.write("<section id=\"{}\" class=\"{}\">", section.name(), section.name());
    html.write("<h2>{}</h2>", section.title());
    for (Block block : section.blocks()) {
      write(block);
    }
    html.write("</section>");
  }

  private void write(Block block) throws IOException {
    if (block instanceof Sentence sentence) {
      html.write(sentence.quiet() ? "<p class=\"quiet\">{}</p>" : "<p>{}</p>", sentence.text());
    } else if (block instanceof Items items) {
      html.write("<ul>");
      for (String item : items.sentences()) {
        html.write("<li>{}</li>", item);
      }
      html.write("</ul>");
    } else if (block instanceof Facts facts) {
      html.write("<dl>");
      for (Fact fact : facts.facts()) {
        html.write("<div><dt>{}</dt><dd>{}</dd></div>", fact.name(), fact.text());
      }
      html.write("</dl>");
    } else if (block instanceof Names names) {
      write(names);
    } else if (block instanceof Captioned captioned) {
      String tag = captioned.folded() ? "details" : "div";
      html.write(
          captioned.folded() ? "<details><summary>{}</summary>" : "<div><p class=\"quiet\">{}:</p>",
          captioned.caption());
      write(captioned.table());
      html.writeConstant("</" + tag + ">\n");
    } else if (block instanceof Table table) {
      write(table);
    }
  }

  private void write(Names names) throws IOException {
    List<String> all = names.names();
    html.write(
        "<details><summary>{} ({})</summary><ul class=\"quiet\">", names.title(), all.size());
    for (String name : all.subList(0, Math.min(MOST_NAMES, all.size()))) {
      html.write("<li><bdi>{}</bdi></li>", name);
    }
    if (all.size() > MOST_NAMES) {
      html.write("<li>and {} more</li>", all.size() - MOST_NAMES);
    }
    html.write("</ul></details>");
  }

  private void write(Table table) throws IOException {
    html.write(table.hasTexts() ? "<div class=\"wide\"><table class=\"texts\">" : "<div><table>");
    head(table);
    html.write("<tbody>");
    long[] rows = {0};
    table
        .rows()
        .forEach(
            cells -> {
              if (rows[0]++ < table.shown().onPage()) {
                row(table.columns(), cells);
              }
            });
    html.write("</tbody>");
    if (!table.total().isEmpty()) {
      html.write("<tfoot>");
      row(table.columns(), table.total());
      html.write("</tfoot>");
    }
    html.write("</table></div>");
    rest(table, rows[0]);
  }

  /** The heads of the columns. */
  void head(Table table) throws IOException {
    html.write("<thead><tr>");
    for (Column column : table.columns()) {
      html.write("<th scope=\"col\">{}</th>", column.head());
    }
    html.write("</tr></thead>");
  }

  private void row(List<Column> columns, List<Cell> cells) throws IOException {
    html.write("<tr><th scope=\"row\"><bdi>{}</bdi></th>", cells.get(0).text());
    for (int i = 1; i < cells.size(); i++) {
      cell(columns.get(i), cells.get(i));
    }
    html.write("</tr>");
  }

  /** A cell that isn't its row's first. */
  void cell(Column column, Cell cell) throws IOException {
    if (!column.number()) {
      html.write("<td><bdi>{}</bdi></td>", cell.text());
    } else {
      String color = color(cell);
      html.write(
          color.isEmpty() ? "<td>{}</td>" : "<td class=\"" + color + "\">{}</td>", cell.text());
    }
  }

  /** The style class of what is worth a look. */
  static String color(Cell cell) {
    return switch (cell.mark()) {
      case NONE -> "";
      case REVIEW -> "review";
      case PAUSE -> "bad";
    };
  }

  /** Says how many of so many rows are left out. */
  void rest(Table table, long rows) throws IOException {
    long left = rows - table.shown().onPage();
    if (left > 0) {
      html.write("<p class=\"quiet\">{}</p>", table.shown().rest(left));
    }
  }
}
