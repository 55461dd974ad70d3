package io.sespartitioner.replay.report;

import io.sespartitioner.replay.report.Table.Cell;
import io.sespartitioner.replay.report.Table.Column;
import io.sespartitioner.replay.report.Table.Mark;
import io.sespartitioner.replay.report.Table.Shown;
import io.sespartitioner.replay.senders.Metric;
import io.sespartitioner.replay.senders.Rate;
import io.sespartitioner.replay.senders.Senders;
import io.sespartitioner.replay.senders.Senders.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How each sender's mail is doing, as a table: a row for each sender, those with the most mail
 * first, with the rates by which SES judges beside the name.
 */
public final class SendersTable {

  /** More are for programs. */
  private static final int MOST_ON_PAGE = 1_000;

  private static final List<SenderColumn> COLUMNS =
      List.of(
          rate("Bounce rate", "bounced", Rate.BOUNCE),
          rate("Complaint rate", "complained", Rate.COMPLAINT),
          count("Sends", "sends", Metric.SENDS),
          count("Delivered", "delivered", Metric.DELIVERIES),
          count("Hard bounces", "hard", Metric.HARD_BOUNCES),
          count("of them suppressed", "suppr.", Metric.SUPPRESSED_BOUNCES),
          count("Soft bounces", "soft", Metric.SOFT_BOUNCES),
          count("Complaints", "complaints", Metric.COMPLAINTS),
          count("of them suppressed", "suppr.", Metric.SUPPRESSED_COMPLAINTS),
          count("Opens", "opens", Metric.OPENS),
          count("Clicks", "clicks", Metric.CLICKS));

  private SendersTable() {}

  private record SenderColumn(Column column, Metric metric, Function<Figures, Cell> cell) {

    /** Whether it has anything to tell: few accounts send to addresses on their own list. */
    boolean isOf(Senders senders) {
      return switch (metric) {
        case SUPPRESSED_BOUNCES, SUPPRESSED_COMPLAINTS -> senders.all().count(metric) > 0;
        default -> true;
      };
    }
  }

  private static SenderColumn count(String head, String brief, Metric metric) {
    return new SenderColumn(
        new Column(head, brief, true), metric, sender -> Cell.of(sender.count(metric)));
  }

  private static SenderColumn rate(String head, String brief, Rate rate) {
    return new SenderColumn(
        new Column(head, brief, true), Metric.SENDS, sender -> rate(rate, sender));
  }

  /** The sender's rate, marked where SES would act on an account that has it. */
  public static Cell rate(Rate rate, Figures sender) {
    OptionalDouble value = rate.of(sender);
    if (value.isEmpty()) {
      return Cell.of("\u2013");
    }
    double known = value.getAsDouble();
    Mark mark =
        known >= rate.pause() ? Mark.PAUSE : known >= rate.review() ? Mark.REVIEW : Mark.NONE;
    return new Cell(Amount.percent(known), mark);
  }

  /** The table, of which the text shows so many senders. */
  public static Table of(Senders senders, int inText) {
    List<SenderColumn> columns = COLUMNS.stream().filter(column -> column.isOf(senders)).toList();
    List<Column> heads = new ArrayList<>(List.of(Column.text("Sender")));
    columns.forEach(column -> heads.add(column.column()));
    Function<Figures, List<Cell>> row = sender -> row(columns, sender.sender(), sender);
    Table table =
        Table.of(
            senders.each(),
            row,
            new Shown("sender", inText, MOST_ON_PAGE),
            heads.toArray(Column[]::new));
    return senders.each().size() < 2
        ? table
        : new Table(heads, table.rows(), row(columns, "all", senders.all()), table.shown());
  }

  /** Whether one of the first senders, or all together, has a rate that is marked. */
  static boolean isMarked(Senders senders, int first) {
    return Stream.concat(Stream.of(senders.all()), senders.each().stream().limit(first))
        .flatMap(sender -> Stream.of(Rate.values()).map(rate -> rate(rate, sender)))
        .anyMatch(cell -> cell.mark() != Mark.NONE);
  }

  private static List<Cell> row(List<SenderColumn> columns, String name, Figures figures) {
    return Stream.concat(
            Stream.of(Cell.of(name)), columns.stream().map(column -> column.cell().apply(figures)))
        .toList();
  }

  /** What to think of the figures, a sentence each. */
  public static List<String> notes(Senders senders) {
    List<String> notes = new ArrayList<>();
    if (senders.all().count(Metric.SENDS) == 0) {
      notes.add(
          "Rates are unknown without Send events: add send to the deployment's setting eventTypes"
              + " to have SES publish them.");
    } else {
      notes.add(
          Amount.text(
              "SES reviews an account with a hard-bounce rate of %s or a complaint rate of %s, and"
                  + " may pause its sending at %s or %s.",
              Amount.percent(Rate.BOUNCE.review()),
              Amount.percent(Rate.COMPLAINT.review()),
              Amount.percent(Rate.BOUNCE.pause()),
              Amount.percent(Rate.COMPLAINT.pause())));
    }
    if (senders.all().count(Metric.SUPPRESSED_BOUNCES) > 0) {
      notes.add(
          "Rates leave out addresses that were on the account's own suppression list, as SES does.");
    }
    if (senders.lackSends()) {
      notes.add(
          "More mail was delivered or bounced than the Send events account for, so rates are too"
              + " high: Send was switched on later, or such events are missing from the inputs.");
    }
    if (Stream.concat(senders.each().stream(), Stream.of(senders.all()))
        .anyMatch(sender -> !sender.exact())) {
      notes.add(
          Amount.text(
              "The largest numbers are estimates, typically within %.2g %%.",
              senders.errorPercent()));
    }
    return notes;
  }
}
