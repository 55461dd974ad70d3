package io.sespartitioner.replay.senders;

import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How the mail of all senders did.
 *
 * @param each sender, those with the most mail first
 * @param all together
 * @param length of what their days are: days, months or years; {@link ChronoUnit#FOREVER} where
 *     there would be too many
 * @param domains that the mail is from, as far as events tell; two if there are more
 */
public record Senders(
    List<SenderFigures> each, SenderFigures all, ChronoUnit length, List<String> domains) {

  /** Copies the lists. */
  public Senders {
    each = List.copyOf(each);
    domains = List.copyOf(domains);
  }

  /** Whether an event told of any mail. */
  public boolean areKnown() {
    return !all.counts().isEmpty();
  }

  /**
   * Whether mail was delivered or bounced of which no {@code Send} event tells, though one does of
   * other mail of that sender: its rates are too high then.
   */
  public boolean lackSends() {
    return each.stream().anyMatch(Senders::lacksSends);
  }

  private static boolean lacksSends(SenderFigures sender) {
    long hard = sender.count(Metric.HARD_BOUNCES) - sender.count(Metric.SUPPRESSED_BOUNCES);
    long sends = sender.count(Metric.SENDS);
    return sends > 0 && Math.max(sender.count(Metric.DELIVERIES), hard) > sends;
  }
}
