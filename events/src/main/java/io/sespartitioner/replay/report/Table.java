package io.sespartitioner.replay.report;

import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.report.Section.Block;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Columns and rows, whatever they are about. The first column names what a row is of.
 *
 * @param rows in the order in which they are shown
 * @param total a last row that sums up; empty if there is none
 * @param shown how many rows people are shown
 */
public record Table(List<Column> columns, Rows rows, List<Cell> total, Shown shown)
    implements Block {

  /** Copies columns and total. */
  public Table {
    columns = List.copyOf(columns);
    total = List.copyOf(total);
  }

  /** The table of a list, one row for each element. */
  static <T> Table of(
      List<T> elements, Function<T, List<Cell>> row, Shown shown, Column... columns) {
    return new Table(
        List.of(columns),
        taker -> {
          for (T element : elements) {
            taker.accept(row.apply(element));
          }
        },
        List.of(),
        shown);
  }

  /** Whether a column other than the first holds texts, which may be long. */
  public boolean hasTexts() {
    return columns.stream().skip(1).anyMatch(column -> !column.number());
  }

  /** The rows, as often as they are asked for; there may be more than memory holds. */
  public interface Rows {

    /**
     * Hands each row to the taker, in order.
     *
     * @throws IOException if the taker throws it, or if rows can't be read
     */
    void forEach(Sink<List<Cell>> taker) throws IOException;
  }

  /**
   * A column.
   *
   * @param head what it is called
   * @param brief the same where there is little room
   * @param number whether it holds numbers, which stand at its right
   */
  public record Column(String head, String brief, boolean number) {

    static Column text(String head) {
      return new Column(head, brief(head), false);
    }

    static Column number(String head) {
      return new Column(head, brief(head), true);
    }

    /** Begun with a small letter, unless it is an acronym. */
    private static String brief(String head) {
      boolean acronym = head.length() > 1 && Character.isUpperCase(head.charAt(1));
      return acronym ? head : head.substring(0, 1).toLowerCase(Locale.ROOT) + head.substring(1);
    }
  }

  /** One cell of a row. */
  public record Cell(String text, Mark mark) {

    public static Cell of(String text) {
      return new Cell(text, Mark.NONE);
    }

    public static Cell of(long number) {
      return of(Amount.text("%,d", number));
    }
  }

  /** Whether a cell is worth a look. */
  public enum Mark {
    /** It isn't. */
    NONE,
    /** SES reviews accounts for it. */
    REVIEW,
    /** SES pauses accounts for it. */
    PAUSE
  }

  /**
   * How much of a table people are shown.
   *
   * @param noun what one row is, such as {@code move}
   * @param inText the most rows of the text report
   * @param onPage the most rows of the page: more are for programs
   */
  public record Shown(String noun, int inText, int onPage) {

    /** What is said where so many rows are left out. */
    public String rest(long left) {
      return "and " + Amount.of(left, "more " + noun) + "; --format json has all";
    }
  }
}
