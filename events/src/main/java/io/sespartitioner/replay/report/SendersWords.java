package io.sespartitioner.replay.report;

import io.sespartitioner.replay.senders.Rate;

/** What to think of the rates of senders, as every form of the report for people has it. */
public final class SendersWords {

  /** Said where senders lack {@code Send} events. */
  public static final String LACK_OF_SENDS =
      "More was delivered or bounced than Send events tell of, so rates are too high: Send was"
          + " switched on later, or such events are not among the inputs.";

  private SendersWords() {}

  /** From which rates on SES acts. */
  public static String limits() {
    return "SES reviews an account from "
        + Amount.percent(Rate.BOUNCE.review())
        + " bounced or "
        + Amount.percent(Rate.COMPLAINT.review())
        + " complained on, and may pause it from "
        + Amount.percent(Rate.BOUNCE.pause())
        + " or "
        + Amount.percent(Rate.COMPLAINT.pause())
        + " on.";
  }
}
