package io.sespartitioner.replay.report;

import io.sespartitioner.replay.report.Section.Block;
import io.sespartitioner.replay.report.Section.Captioned;
import io.sespartitioner.replay.report.Section.Facts;
import io.sespartitioner.replay.report.Section.Facts.Fact;
import io.sespartitioner.replay.report.Section.Items;
import io.sespartitioner.replay.report.Section.Names;
import io.sespartitioner.replay.report.Section.Sentence;
import io.sespartitioner.replay.report.Table.Cell;
import io.sespartitioner.replay.report.Table.Column;
import io.sespartitioner.replay.report.Table.Mark;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** Writes sections and tables as text. */
record SectionText(Writer out, int width) {

  private static final int MOST_NAMES = 10;

  /** Longer names push what is right of them, and nothing in other rows. */
  private static final int MAX_CHARS = 48;

  private static final int MAX_CHARS_BESIDE_TEXTS = 100;

  private static final String INDENT = "  ";

  void write(Section section) throws IOException {
    String title = section.title();
    line("\n" + Printable.text(title) + (title.endsWith("?") ? "" : ":"));
    for (Block block : section.blocks()) {
      write(block);
    }
  }

  private void write(Block block) throws IOException {
    if (block instanceof Sentence sentence) {
      line(wrap(INDENT, sentence.text()));
    } else if (block instanceof Items items) {
      for (String item : items.sentences()) {
        line(wrap("  - ", item));
      }
    } else if (block instanceof Facts facts) {
      for (Fact fact : facts.facts()) {
        line(wrap(Amount.text("  %-15s ", fact.name()), fact.text()));
      }
    } else if (block instanceof Names names) {
      write(names);
    } else if (block instanceof Captioned captioned && captioned.table().shown().inText() > 0) {
      line(INDENT + captioned.caption() + ":");
      write(captioned.table(), INDENT + INDENT);
    } else if (block instanceof Table table) {
      write(table, INDENT);
    }
  }

  private void write(Names names) throws IOException {
    List<String> all = names.names();
    String first = all.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    String title = Amount.text("  %s (%,d): ", names.title(), all.size());
    int more = all.size() - MOST_NAMES;
    line(title + Printable.text(first) + (more > 0 ? " and " + more + " more" : ""));
  }

  /** Columns side by side; of any number of rows with texts, one text below another. */
  void write(Table table, String indent) throws IOException {
    boolean stacked =
        table.columns().size() > 2
            && table.hasTexts()
            && table.shown().inText() == Integer.MAX_VALUE;
    int[] widths = stacked ? new int[0] : widths(table);
    long[] rows = {0};
    if (!stacked) {
      line(indent + row(table, table.columns().stream().map(Column::brief).toList(), widths));
    }
    table
        .rows()
        .forEach(
            cells -> {
              if (rows[0]++ < table.shown().inText()) {
                List<String> texts = cells.stream().map(SectionText::text).toList();
                line(indent + (stacked ? stack(table, texts, indent) : row(table, texts, widths)));
              }
            });
    long left = rows[0] - table.shown().inText();
    if (left > 0) {
      line(indent + table.shown().rest(left));
    }
    if (!table.total().isEmpty()) {
      line(indent + row(table, table.total().stream().map(SectionText::text).toList(), widths));
    }
  }

  private static String row(Table table, List<String> cells, int[] widths) {
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(Math.max(0, widths[i] - length(cells.get(i))));
      boolean number = table.columns().get(i).number();
      row.append(i == 0 ? "" : "  ");
      row.append(number ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return row.toString().stripTrailing();
  }

  private static String stack(Table table, List<String> cells, String indent) {
    StringBuilder stack = new StringBuilder(cells.get(0));
    for (int i = 1; i < cells.size(); i++) {
      String head = table.columns().get(i).brief();
      stack.append(Amount.text("%n%s    %-8s  %s", indent, head, cells.get(i)));
    }
    return stack.toString();
  }

  private static int[] widths(Table table) throws IOException {
    int[] widths = table.columns().stream().mapToInt(column -> column.brief().length()).toArray();
    long[] rows = {0};
    table
        .rows()
        .forEach(
            cells -> {
              if (rows[0]++ < table.shown().inText()) {
                widen(widths, cells);
              }
            });
    widen(widths, table.total());
    int most = table.hasTexts() ? MAX_CHARS_BESIDE_TEXTS : MAX_CHARS;
    widths[0] = Math.min(widths[0], most);
    return widths;
  }

  private static void widen(int[] widths, List<Cell> cells) {
    for (int i = 0; i < cells.size(); i++) {
      widths[i] = Math.max(widths[i], length(text(cells.get(i))));
    }
  }

  /** The text of a cell, with a mark where the page has a colour. */
  private static String text(Cell cell) {
    String mark = cell.mark() == Mark.PAUSE ? "!! " : cell.mark() == Mark.REVIEW ? "! " : "";
    return mark + Printable.text(cell.text());
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The text behind its start, broken at blanks; what follows is as far indented. */
  String wrap(String start, String text) {
    StringBuilder wrapped = new StringBuilder(start);
    int column = start.length();
    for (String word : Printable.text(text).split(" ", -1)) {
      boolean first = column == start.length();
      if (!first && column + 1 + word.length() > width) {
        wrapped.append('\n').append(" ".repeat(start.length()));
        column = start.length();
      } else if (!first) {
        wrapped.append(' ');
        column++;
      }
      wrapped.append(word);
      column += word.length();
    }
    return wrapped.toString();
  }

  void line(String text) throws IOException {
    out.write(text + "\n");
  }
}
