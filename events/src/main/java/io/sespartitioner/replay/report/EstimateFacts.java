package io.sespartitioner.replay.report;

import io.sespartitioner.replay.estimate.Cost;
import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.estimate.Estimate.Footing;
import io.sespartitioner.replay.estimate.Estimate.Month;
import io.sespartitioner.replay.estimate.PriceList;
import io.sespartitioner.replay.estimate.Traffic.Span;
import io.sespartitioner.replay.report.ReplayReport.Peak;
import io.sespartitioner.replay.report.ReplayReport.StreamFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The estimate in words, as every form of the report for people has it. */
public final class EstimateFacts {

  private EstimateFacts() {}

  /** The facts, in order. */
  public static List<Fact> of(StreamFigures stream) {
    Estimate estimate = stream.estimate();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("active at once", active(stream.peak())));
    facts.add(new Fact("rests on", EstimateWords.basis(estimate)));
    if (estimate.month().isPresent()) {
      addMonth(estimate.month().get(), facts);
      estimate
          .whyNotJq()
          .ifPresent(
              why -> facts.add(new Fact("JQ", "can't do this. " + why.replaceAll("\\s+", " "))));
      facts.add(new Fact("prices", prices(estimate.priceList())));
    }
    return facts;
  }

  private static String active(Peak peak) {
    return String.format(
        Locale.ROOT,
        "%,d partitions of %,d (%s)",
        peak.partitions(),
        peak.limit(),
        Amount.percent(peak.partitions(), peak.limit()));
  }

  private static void addMonth(Month month, List<Fact> facts) {
    facts.add(new Fact("a day", objects(month.objectsADay())));
    facts.add(
        new Fact(
            "a month",
            String.format(
                Locale.ROOT,
                "%,.0f events, %s, if 30 days go on so",
                month.load().events(),
                Amount.bytes(month.load().bytes()))));
    facts.add(
        new Fact(
            "costs a month",
            dollars(month.lambda())
                + " by Lambda"
                + month.jq().map(jq -> ", " + dollars(jq) + " by JQ").orElse("")));
  }

  private static String dollars(Cost cost) {
    return String.format(Locale.ROOT, "$%,.2f", cost.dollars());
  }

  private static String objects(double number) {
    return String.format(Locale.ROOT, number < 10 ? "%.1f objects" : "%,.0f objects", number);
  }

  private static String prices(PriceList list) {
    return list.region() + ", " + list.date() + ", without SES and S3 storage";
  }

  /**
   * One fact.
   *
   * @param name what it is about
   * @param text the fact
   */
  public record Fact(String name, String text) {}

  /** What the estimate rests on, in words. */
  static final class EstimateWords {

    private static final long TWO_DAYS_HOURS = 48;

    private EstimateWords() {}

    /** The time that the events span, and what to think of it. */
    static String basis(Estimate estimate) {
      return estimate
          .traffic()
          .span()
          .map(span -> span(span) + judgement(estimate.footing()))
          .orElse("no event's own time: none has one, or --arrival now leaves it out");
    }

    private static String span(Span span) {
      return length(span.hours()) + ", " + span.from() + " to " + span.to();
    }

    private static String length(long hours) {
      if (hours == 1) {
        return "1 hour";
      }
      return hours < TWO_DAYS_HOURS
          ? hours + " hours"
          : String.format(Locale.ROOT, "%,.1f days", hours / 24.0);
    }

    private static String judgement(Footing footing) {
      return switch (footing) {
        case NONE -> ": too little for a month; replay the events of a day or more";
        case ROUGH -> ": less than a day, so this is a rough guess";
        case SOUND -> "";
      };
    }
  }
}
