package io.sespartitioner.replay.senders;

/** What is counted of a sender's mail; each counts messages or recipients, never events. */
public enum Metric {
  /** Recipients of messages that SES accepted. */
  SENDS("sends"),
  /** Recipients whose mail servers took the message. */
  DELIVERIES("deliveries"),
  /** Recipients that bounced for good, {@code bounceType} {@code Permanent}. */
  HARD_BOUNCES("hardBounces"),
  /** Recipients that bounced otherwise. */
  SOFT_BOUNCES("softBounces"),
  /** Recipients that may have complained: SES names all that the feedback can be of. */
  COMPLAINTS("complaints"),
  /** Messages that SES rejected for a virus. */
  REJECTS("rejects"),
  /** Messages whose template could not be filled. */
  RENDERING_FAILURES("renderingFailures"),
  /** Recipients whose delivery was delayed. */
  DELAYS("delays"),
  /** Messages opened, but not only by what SES takes for a bot. */
  OPENS("opens"),
  /** Messages of which a link was followed, but not only by what SES takes for a bot. */
  CLICKS("clicks"),
  /** Messages opened by what SES takes for a bot. */
  BOT_OPENS("botOpens"),
  /** Messages of which what SES takes for a bot followed a link. */
  BOT_CLICKS("botClicks"),
  /**
   * Recipients on the account's own suppression list, to whom SES sent nothing: they are hard
   * bounces or complaints, too, but do not count for the rates.
   */
  SUPPRESSED_BOUNCES("suppressedBounces"),
  /** The same of complaints. */
  SUPPRESSED_COMPLAINTS("suppressedComplaints");

  private final String jsonName;

  Metric(String jsonName) {
    this.jsonName = jsonName;
  }

  /** The name in JSON reports. */
  public String jsonName() {
    return jsonName;
  }
}
