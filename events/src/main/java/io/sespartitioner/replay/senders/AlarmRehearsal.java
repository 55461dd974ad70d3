package io.sespartitioner.replay.senders;

import io.sespartitioner.replay.senders.EventFacts.Fact;
import io.sespartitioner.ses.SenderRate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says which alarms on senders would have rung, had all senders been watched within SES's own
 * limits, by the arithmetic of the real alarms: copies of events count, and every hour on the hour
 * the last 24 hours are looked at. CloudWatch looks more often, so a real one may ring up to an
 * hour earlier. Not thread-safe.
 */
public final class AlarmRehearsal {

  /** That many alarms are told, the first; whoever has more knows enough. */
  private static final int MOST_ALARMS = 1_000;

  /** That many senders are watched, the first, each in about half a KiB. */
  private static final int MOST_SENDERS = 20_000;

  private static final int HOURS = 24;
  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  private final Map<String, Watch> watches = new TreeMap<>();
  private final List<Alarm> alarms = new ArrayList<>();
  private long lastHour = Long.MIN_VALUE;

  /**
   * An alarm that would have rung.
   *
   * @param metric the rate's name in JSON reports, such as {@code bounceRate}
   * @param from when it began to ring
   * @param to when it ended; empty if it still rang after the last event
   * @param rate the worst while it rang, as a fraction
   * @param limit from which on it rang, as a fraction
   * @param mails of how many the worst rate was
   */
  public record Alarm(
      String sender,
      String metric,
      Instant from,
      Optional<Instant> to,
      double rate,
      double limit,
      long mails) {}

  /** Counts a delivered event; those of all senders come in order of arrival. */
  public void add(String sender, EventFacts event, long arrivalMillis) {
    if (event.facts().isEmpty()
        || (watches.size() == MOST_SENDERS && !watches.containsKey(sender))) {
      return;
    }
    long hour = Math.floorDiv(arrivalMillis, HOUR_MILLIS);
    lastHour = Math.max(lastHour, hour);
    Watch watch = watches.computeIfAbsent(sender, name -> new Watch(name, hour));
    watch.advance(hour);
    event.facts().forEach(watch::count);
  }

  /** The alarms in order of time, after the last event. */
  public List<Alarm> alarms() {
    for (Watch watch : watches.values()) {
      watch.advance(lastHour + 1);
      watch.end();
    }
    return alarms.stream()
        .sorted(
            Comparator.comparing(Alarm::from)
                .thenComparing(Alarm::sender)
                .thenComparing(Alarm::metric))
        .toList();
  }

  /** The last day of one sender, by the hour. */
  private final class Watch {

    private final String sender;
    private final List<Map<Metric, Integer>> counts =
        new ArrayList<>(Collections.nCopies(HOURS, Map.of()));
    private final Map<Rate, Alarm> ringing = new EnumMap<>(Rate.class);
    private long hour;

    Watch(String sender, long hour) {
      this.sender = sender;
      this.hour = hour;
    }

    void count(Fact fact) {
      if (counts.get(slot()).isEmpty()) {
        counts.set(slot(), new EnumMap<>(Metric.class));
      }
      counts.get(slot()).merge(fact.metric(), 1, Integer::sum);
    }

    private int slot() {
      return (int) Math.floorMod(hour, (long) HOURS);
    }

    /** Looks at the end of each hour until this one begins. */
    void advance(long next) {
      long last = Math.min(next, hour + HOURS);
      while (hour < last) {
        hour++;
        look();
        counts.set(slot(), Map.of());
      }
      hour = next;
    }

    private void look() {
      long bounces = sum(Metric.HARD_BOUNCES) - sum(Metric.SUPPRESSED_BOUNCES);
      long complaints = sum(Metric.COMPLAINTS) - sum(Metric.SUPPRESSED_COMPLAINTS);
      long mails = SenderRate.mails(sum(Metric.SENDS), sum(Metric.DELIVERIES), bounces);
      look(Rate.BOUNCE, SenderRate.BOUNCE, bounces, mails);
      look(Rate.COMPLAINT, SenderRate.COMPLAINT, complaints, mails);
    }

    private void look(Rate rate, SenderRate limits, long counted, long mails) {
      double percent = limits.percent(counted, mails);
      Alarm rings = ringing.get(rate);
      if (percent >= limits.reviewPercent()) {
        boolean worse = rings == null || percent / 100 > rings.rate();
        ringing.put(
            rate,
            new Alarm(
                sender,
                rate.jsonName(),
                rings == null ? now() : rings.from(),
                Optional.empty(),
                worse ? (double) counted / mails : rings.rate(),
                limits.reviewPercent() / 100,
                worse ? mails : rings.mails()));
      } else if (rings != null) {
        ringing.remove(rate);
        tell(rings, Optional.of(now()));
      }
    }

    private Instant now() {
      return Instant.ofEpochMilli(hour * HOUR_MILLIS);
    }

    private long sum(Metric metric) {
      long sum = 0;
      for (Map<Metric, Integer> each : counts) {
        sum += each.getOrDefault(metric, 0);
      }
      return sum;
    }

    void end() {
      ringing.values().forEach(alarm -> tell(alarm, Optional.empty()));
      ringing.clear();
    }

    private void tell(Alarm alarm, Optional<Instant> to) {
      if (alarms.size() < MOST_ALARMS) {
        alarms.add(
            new Alarm(
                alarm.sender(),
                alarm.metric(),
                alarm.from(),
                to,
                alarm.rate(),
                alarm.limit(),
                alarm.mails()));
      }
    }
  }
}
