package io.sespartitioner.replay.estimate;

import io.sespartitioner.replay.estimate.Traffic.Load;
import io.sespartitioner.replay.estimate.Traffic.Span;
import io.sespartitioner.routing.Processor;
import java.util.Optional;

/**
 * What a month of such traffic would be and cost.
 *
 * @param traffic what it rests on
 * @param footing how well it is founded
 * @param month the estimate; empty if the footing is {@link Footing#NONE}
 * @param priceList what costs are worked out with
 * @param whyNotJq why JQ can't do the partitioning by these rules; empty if it can
 */
public record Estimate(
    Traffic traffic,
    Footing footing,
    Optional<Month> month,
    PriceList priceList,
    Optional<String> whyNotJq) {

  private static final double MONTH_DAYS = 30;

  /** The estimate from this traffic, for rules that both processors can use. */
  public static Estimate of(Traffic traffic, PriceList priceList) {
    return of(traffic, priceList, Optional.empty());
  }

  /** The estimate from this traffic; without a price for JQ if there is a reason why it can't. */
  public static Estimate of(Traffic traffic, PriceList priceList, Optional<String> whyNotJq) {
    Footing footing = traffic.span().map(Footing::of).orElse(Footing.NONE);
    Optional<Month> month =
        traffic
            .span()
            .filter(span -> footing != Footing.NONE)
            .map(span -> traffic.load().times(MONTH_DAYS * 24 / span.hours()))
            .map(load -> month(load, priceList, whyNotJq.isEmpty()));
    return new Estimate(traffic, footing, month, priceList, whyNotJq);
  }

  private static Month month(Load load, PriceList priceList, boolean jqCan) {
    return new Month(
        load,
        load.objects() / MONTH_DAYS,
        Cost.of(load, Processor.LAMBDA, priceList),
        jqCan ? Optional.of(Cost.of(load, Processor.JQ, priceList)) : Optional.empty());
  }

  /**
   * 30 days.
   *
   * @param load what the delivery stream does in it
   * @param objectsADay delivered objects a day
   * @param lambda what it costs if the function does the partitioning
   * @param jq what it costs if JQ does; empty if it can't
   */
  public record Month(Load load, double objectsADay, Cost lambda, Optional<Cost> jq) {}

  /** How well an estimate for a month is founded, by the time that the events span. */
  public enum Footing {
    /** No event has a time of its own, or all lie within an hour: there is no estimate. */
    NONE("none"),
    /** Less than a day: day and night aren't both in it, so the estimate is a guess. */
    ROUGH("rough"),
    /** A day at least. */
    SOUND("sound");

    private static final long DAY_HOURS = 24;

    private final String wireName;

    Footing(String wireName) {
      this.wireName = wireName;
    }

    static Footing of(Span span) {
      if (span.hours() < 2) {
        return NONE;
      }
      return span.hours() < DAY_HOURS ? ROUGH : SOUND;
    }

    /** The word for it in the JSON report. */
    public String wireName() {
      return wireName;
    }
  }
}
