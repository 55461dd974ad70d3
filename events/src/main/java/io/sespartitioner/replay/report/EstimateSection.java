package io.sespartitioner.replay.report;

import io.sespartitioner.replay.estimate.Cost;
import io.sespartitioner.replay.estimate.Cost.CostKind;
import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.estimate.Estimate.Footing;
import io.sespartitioner.replay.estimate.Estimate.Month;
import io.sespartitioner.replay.estimate.PriceList;
import io.sespartitioner.replay.estimate.Traffic.Span;
import io.sespartitioner.replay.report.ReplayReport.Peak;
import io.sespartitioner.replay.report.ReplayReport.StreamFigures;
import io.sespartitioner.replay.report.Section.Block;
import io.sespartitioner.replay.report.Section.Captioned;
import io.sespartitioner.replay.report.Section.Facts;
import io.sespartitioner.replay.report.Section.Facts.Fact;
import io.sespartitioner.replay.report.Table.Cell;
import io.sespartitioner.replay.report.Table.Column;
import io.sespartitioner.replay.report.Table.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the report says of a month of such traffic: whether it fits, and what it would cost. */
public final class EstimateSection {

  /** What is shown where there is no price. */
  static final String NO_PRICE = "\u2013";

  private static final long TWO_DAYS_HOURS = 48;
  private static final int TEN = 10;

  private EstimateSection() {}

  /** The section. */
  public static Section of(StreamFigures stream) {
    Estimate estimate = stream.estimate();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("active at once", active(stream.peak())));
    facts.add(new Fact("based on", basis(estimate)));
    estimate.month().ifPresent(month -> addMonth(month, estimate, facts));
    return new Section(
        "estimate",
        "Will it fit, and what would it cost?",
        Stream.<Block>concat(
                Stream.of(new Facts(facts)), estimate.month().map(EstimateSection::costs).stream())
            .toList());
  }

  private static String active(Peak peak) {
    String partitions = Amount.of(peak.partitions(), "partition");
    return peak.limit()
        .map(
            limit ->
                Amount.text(
                    "%s, of %,d allowed (%s)",
                    partitions, limit, Amount.percent(peak.partitions(), limit)))
        .orElse(partitions);
  }

  /** The time that the events span, and what to think of it. */
  private static String basis(Estimate estimate) {
    return estimate
        .traffic()
        .span()
        .map(span -> span(span) + judgement(estimate.footing()))
        .orElse("nothing: no event has a time of its own, or --arrival now ignores them");
  }

  private static String span(Span span) {
    String length =
        span.hours() < TWO_DAYS_HOURS
            ? Amount.of(span.hours(), "hour")
            : Amount.text("%,.0f days", span.hours() / 24.0);
    return length + " of events, " + span.from() + " to " + span.to();
  }

  private static String judgement(Footing footing) {
    return switch (footing) {
      case NONE -> ": too little for a month; replay the events of a day or more";
      case ROUGH -> ": less than a day, so this is a rough guess";
      case SOUND -> "";
    };
  }

  private static void addMonth(Month month, Estimate estimate, List<Fact> facts) {
    facts.add(
        new Fact(
            "a day",
            Amount.text(
                month.objectsADay() < 10 ? "%.1f objects" : "%,.0f objects", month.objectsADay())));
    facts.add(
        new Fact(
            "a month",
            Amount.text(
                "%,.0f events, %s in 30 days at this rate",
                month.load().events(), Amount.bytes(month.load().bytes()))));
    facts.add(
        new Fact(
            "monthly cost",
            Amount.dollars(month.lambda().dollars())
                + " with Lambda"
                + month
                    .jq()
                    .map(jq -> ", " + Amount.dollars(jq.dollars()) + " with JQ")
                    .orElse("")));
    estimate
        .whyNotJq()
        .ifPresent(
            why -> facts.add(new Fact("JQ", "can't do this. " + why.replaceAll("\\s+", " "))));
    PriceList list = estimate.priceList();
    facts.add(
        new Fact(
            "sender alarms",
            "up to " + Amount.dollars(list.watching(TEN)) + " more for ten (senderAlarms)"));
    facts.add(
        new Fact(
            "prices", list.region() + ", " + list.date() + ", not counting SES and S3 storage"));
  }

  /** What costs are made of, those of nothing left in, so that sums are plain. */
  private static Captioned costs(Month month) {
    List<CostKind> kinds =
        Stream.of(CostKind.values())
            .filter(
                kind ->
                    Stream.concat(Stream.of(month.lambda()), month.jq().stream())
                        .anyMatch(cost -> cost.parts().containsKey(kind)))
            .toList();
    List<Column> columns =
        List.of(
            Column.text("Dollars a month"), Column.number("with Lambda"), Column.number("with JQ"));
    Table parts =
        Table.of(
            kinds,
            kind ->
                List.of(
                    Cell.of(kind.label()),
                    price(Optional.of(month.lambda()).map(cost -> cost.parts().get(kind))),
                    price(month.jq().map(cost -> cost.parts().get(kind)))),
            new Shown("part", 0, Integer.MAX_VALUE),
            columns.toArray(Column[]::new));
    List<Cell> total =
        List.of(
            Cell.of("Total"),
            price(Optional.of(month.lambda().dollars())),
            price(month.jq().map(Cost::dollars)));
    return new Captioned(
        "What the cost is made of", new Table(columns, parts.rows(), total, parts.shown()), true);
  }

  /** Dollars in a table. */
  static Cell price(Optional<Double> dollars) {
    return Cell.of(dollars.map(Amount::dollars).orElse(NO_PRICE));
  }
}
