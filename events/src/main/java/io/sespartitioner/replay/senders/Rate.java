package io.sespartitioner.replay.senders;

import java.util.OptionalDouble;

/**
 * A rate by which SES judges an account, and where it acts. Judged is the whole account over a
 * representative number of its mails; a sender's own rate shows who makes it.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/reputationdashboardmessages.html">
 *     Reputation metrics messages</a>
 */
public enum Rate {
  /** Hard bounces, without the account's own suppression list, of sends. */
  BOUNCE("bounceRate", Metric.HARD_BOUNCES, Metric.SUPPRESSED_BOUNCES, 0.05, 0.10),
  /** Complaints, without the account's own suppression list, of sends. */
  COMPLAINT("complaintRate", Metric.COMPLAINTS, Metric.SUPPRESSED_COMPLAINTS, 0.001, 0.005);

  private final String jsonName;
  private final Metric counted;
  private final Metric suppressed;
  private final double review;
  private final double pause;

  Rate(String jsonName, Metric counted, Metric suppressed, double review, double pause) {
    this.jsonName = jsonName;
    this.counted = counted;
    this.suppressed = suppressed;
    this.review = review;
    this.pause = pause;
  }

  /** The name in JSON reports. */
  public String jsonName() {
    return jsonName;
  }

  /** From this fraction on SES reviews an account. */
  public double review() {
    return review;
  }

  /** From this fraction on SES may pause an account's sending. */
  public double pause() {
    return pause;
  }

  /** The sender's rate, as a fraction; unknown where no {@code Send} event tells of what. */
  public OptionalDouble of(Senders.Figures sender) {
    long sends = sender.count(Metric.SENDS);
    return sends == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) (sender.count(counted) - sender.count(suppressed)) / sends);
  }
}
