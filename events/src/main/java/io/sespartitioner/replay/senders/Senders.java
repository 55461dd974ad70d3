package io.sespartitioner.replay.senders;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the mail of all senders did.
 *
 * @param each sender, those with the most mail first
 * @param all together
 * @param length of what their days are: days, months or years; {@link ChronoUnit#FOREVER} where
 *     there would be too many
 * @param domains that the mail is from, as far as events tell; two if there are more
 * @param errorPercent standard error of counts that are not exact, in percent
 */
public record Senders(
    List<Figures> each, Figures all, ChronoUnit length, List<String> domains, double errorPercent) {

  /** Fewer recipients of one sender are samples that someone picked. */
  private static final long FEW = 10;

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
   * Whether mail to some recipients was delivered or bounced of which no {@code Send} event tells,
   * though one does of other mail of that sender: its rates are too high then.
   */
  public boolean lackSends() {
    return each.stream().anyMatch(Senders::lacksSends);
  }

  private static boolean lacksSends(Figures sender) {
    long hard = sender.count(Metric.HARD_BOUNCES) - sender.count(Metric.SUPPRESSED_BOUNCES);
    long sends = sender.count(Metric.SENDS);
    long told = Math.max(sender.count(Metric.DELIVERIES), hard);
    return sends > 0 && told > sends && told >= FEW;
  }

  /**
   * How one sender's mail did.
   *
   * @param sender its partition value
   * @param counts of each metric
   * @param exact whether all counts are exact; else times and days are those of a random sample
   * @param medianMillis time from sending to delivery that half of the recipients waited at most,
   *     in milliseconds; none without deliveries
   * @param slowMillis the same for 95 of 100 recipients
   * @param bounceReasons recipients that bounced, by sub-type and enhanced status code
   * @param days the counts by the first day of each day, month or year, as {@link Senders#length}
   *     says; empty where they were not asked for
   */
  public record Figures(
      String sender,
      Map<Metric, Long> counts,
      boolean exact,
      OptionalLong medianMillis,
      OptionalLong slowMillis,
      Map<String, Long> bounceReasons,
      SortedMap<LocalDate, Map<Metric, Long>> days) {

    /** Copies the counts. */
    public Figures {
      Map<Metric, Long> copy = new EnumMap<>(Metric.class);
      copy.putAll(counts);
      counts = Collections.unmodifiableMap(copy);
      bounceReasons = Collections.unmodifiableMap(new TreeMap<>(bounceReasons));
      days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /** How many there are. */
    public long count(Metric metric) {
      return counts.getOrDefault(metric, 0L);
    }

    /** A measure of how much mail it is, to order senders by. */
    public long volume() {
      return Math.max(
          count(Metric.SENDS),
          count(Metric.DELIVERIES) + count(Metric.HARD_BOUNCES) + count(Metric.SOFT_BOUNCES));
    }
  }
}
