package io.sespartitioner.ses;

/**
 * A rate by which SES judges an account and alarms watch a sender: of which mails it is, from how
 * many on it says anything, and where SES acts. The one arithmetic of alarms, of their rehearsal in
 * replay, and of reports.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/reputationdashboardmessages.html">
 *     Reputation metrics messages</a>
 */
public enum SenderRate {
  /** Recipients of hard bounces, without the suppressed ones: SES sent them nothing. */
  BOUNCE(5, 10, 100),
  /**
   * Recipients in complaints, without the suppressed ones. The first complaint of {@link
   * #leastMails()} is where SES acts.
   */
  COMPLAINT(0.1, 0.5, 1_000);

  private final double reviewPercent;
  private final double pausePercent;
  private final int leastMails;

  SenderRate(double reviewPercent, double pausePercent, int leastMails) {
    this.reviewPercent = reviewPercent;
    this.pausePercent = pausePercent;
    this.leastMails = leastMails;
  }

  /** From here on SES reviews an account, in percent. */
  public double reviewPercent() {
    return reviewPercent;
  }

  /** From here on SES may pause an account's sending, in percent. */
  public double pausePercent() {
    return pausePercent;
  }

  /** Of fewer mails in a day an alarm says nothing: a few bad ones would ring it. */
  public int leastMails() {
    return leastMails;
  }

  /**
   * How many mails the rates are of, by recipients: sends, or what stands for them where no {@code
   * Send} events are published.
   *
   * @param bounces hard bounces, without the suppressed ones
   */
  public static long mails(long sends, long deliveries, long bounces) {
    return sends > 0 ? sends : deliveries + bounces;
  }

  /** The rate in percent, 0 of fewer than {@link #leastMails()}; what an alarm compares. */
  public double percent(long counted, long mails) {
    return mails >= leastMails ? 100.0 * counted / mails : 0;
  }
}
