package io.sespartitioner.replay.report;

import io.sespartitioner.replay.stream.FirehoseRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The totals in words, as every form of the report for people has them. */
public final class TotalsWords {

  private TotalsWords() {}

  /** Whether every record is accounted for. */
  public static String verdict(Totals totals) {
    if (totals.balanced()) {
      return balancedVerdict(totals);
    }
    long missing = totals.missing();
    return Counted.of(Math.abs(missing), "record")
        + (missing > 0 ? " missing" : " too many")
        + "; please report this";
  }

  /** Whether the verdict is nothing to be alarmed at. */
  public static boolean isGood(Totals totals) {
    return totals.balanced() && (totals.records() == 0 || totals.failed() < totals.records());
  }

  private static String balancedVerdict(Totals totals) {
    if (totals.records() == 0) {
      return "no events found";
    }
    return totals.failed() == totals.records() ? "every record failed" : "nothing is lost";
  }

  /** What didn't go into the delivery stream, a sentence each. */
  public static List<String> leftOut(Totals totals) {
    List<String> sentences = new ArrayList<>();
    if (totals.refused() > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "%,d not taken: over %,d bytes, more than a Firehose record can have",
              totals.refused(),
              FirehoseRecord.MAX_BYTES));
    }
    if (totals.skipped() > 0) {
      sentences.add(String.format(Locale.ROOT, "%,d left out: no error output", totals.skipped()));
    }
    return sentences;
  }
}
