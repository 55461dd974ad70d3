package io.sespartitioner.replay.report;

import io.sespartitioner.replay.estimate.Estimate;
import io.sespartitioner.replay.estimate.Estimate.Footing;
import io.sespartitioner.replay.estimate.Traffic.Span;
import java.util.Locale;

/** What the estimate rests on, in words. */
final class EstimateWords {

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
