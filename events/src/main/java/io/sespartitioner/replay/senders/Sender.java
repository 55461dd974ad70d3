package io.sespartitioner.replay.senders;

import io.sespartitioner.replay.senders.Distinct.When;
import io.sespartitioner.replay.senders.EventFacts.Fact;
import java.io.Serial;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is counted of one sender; every method that adds is told how many facts a count keeps. */
final class Sender implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  /** SES has some 15 sub-types, and servers use a dozen status codes with each at most. */
  private static final int MAX_REASONS = 200;

  private static final int MAX_REASON_CHARS = 100;

  /** What days become where they are too many, in turn; at last one for all time. */
  static final List<ChronoUnit> LENGTHS =
      List.of(ChronoUnit.DAYS, ChronoUnit.MONTHS, ChronoUnit.YEARS, ChronoUnit.FOREVER);

  private final EnumMap<Metric, Distinct> counts = new EnumMap<>(Metric.class);

  /** Those that come first in the order of their texts, and the others. */
  private final TreeMap<String, Distinct> bounceReasons = new TreeMap<>();

  private final Distinct otherReasons = new Distinct();

  /** Counts a fact; returns how much more memory that takes, as {@link Distinct#cost} has it. */
  int add(Fact fact, long when, int most) {
    Distinct count = counts.get(fact.metric());
    int cost = count == null ? 0 : count.cost(most);
    if (count == null) {
      count = new Distinct();
      counts.put(fact.metric(), count);
    }
    count.add(fact.hash(), when, most);
    cost = count.cost(most) - cost;
    return fact.reason().isEmpty() ? cost : cost + bounced(fact, most);
  }

  private int bounced(Fact fact, int most) {
    String text = fact.reason();
    int before = reasonsCost(most);
    reason(text.substring(0, Math.min(text.length(), MAX_REASON_CHARS)), most)
        .add(fact.hash(), When.UNKNOWN, most);
    return reasonsCost(most) - before;
  }

  private int reasonsCost(int most) {
    return otherReasons.cost(most)
        + bounceReasons.values().stream().mapToInt(count -> count.cost(most)).sum();
  }

  private Distinct reason(String reason, int most) {
    if (bounceReasons.size() == MAX_REASONS && !bounceReasons.containsKey(reason)) {
      if (reason.compareTo(bounceReasons.lastKey()) > 0) {
        return otherReasons;
      }
      otherReasons.merge(bounceReasons.pollLastEntry().getValue(), most);
    }
    return bounceReasons.computeIfAbsent(reason, any -> new Distinct());
  }

  /** Whether anything is counted. */
  boolean isKnown() {
    return !counts.isEmpty();
  }

  /** How much memory it takes, as {@link Distinct#cost} has it. */
  long cost(int most) {
    return reasonsCost(most) + counts.values().stream().mapToLong(count -> count.cost(most)).sum();
  }

  /** From now on every count keeps so many facts. */
  void limit(int most) {
    everyCount().forEach(count -> count.limit(most));
  }

  private Stream<Distinct> everyCount() {
    return Stream.of(counts.values(), bounceReasons.values(), List.of(otherReasons))
        .flatMap(Collection::stream);
  }

  void merge(Sender other, int most) {
    other.counts.forEach(
        (metric, count) ->
            counts.computeIfAbsent(metric, any -> new Distinct()).merge(count, most));
    other.bounceReasons.forEach((reason, count) -> reason(reason, most).merge(count, most));
    otherReasons.merge(other.otherReasons, most);
  }

  /** A measure of how much mail it is, as {@link Senders.Figures#volume} has it. */
  long volume() {
    return Math.max(
        count(Metric.SENDS),
        count(Metric.DELIVERIES) + count(Metric.HARD_BOUNCES) + count(Metric.SOFT_BOUNCES));
  }

  private long count(Metric metric) {
    return counts.containsKey(metric) ? counts.get(metric).count() : 0;
  }

  /** The first days of all the days, months or years of which something is known. */
  Set<LocalDate> starts(ChronoUnit length) {
    Set<LocalDate> starts = new HashSet<>();
    counts.values().forEach(count -> eachStart(count, length, starts::add));
    return starts;
  }

  private static void eachStart(Distinct count, ChronoUnit length, Consumer<LocalDate> taker) {
    count.forEach(
        when -> {
          if (When.day(when) != Integer.MAX_VALUE) {
            taker.accept(start(LocalDate.ofEpochDay(When.day(when)), length));
          }
        });
  }

  /** The first day of the month, of the year, or of all time. */
  private static LocalDate start(LocalDate day, ChronoUnit length) {
    return switch (length) {
      case DAYS -> day;
      case MONTHS -> day.withDayOfMonth(1);
      case YEARS -> day.withDayOfYear(1);
      default -> LocalDate.EPOCH;
    };
  }

  Senders.Figures figures(String name, ChronoUnit length) {
    Map<Metric, Long> figures = new EnumMap<>(Metric.class);
    counts.forEach((metric, count) -> figures.put(metric, count.count()));
    Map<String, Long> reasons = new TreeMap<>();
    bounceReasons.forEach((reason, count) -> reasons.put(reason, count.count()));
    if (otherReasons.count() > 0) {
      reasons.put(SenderCounts.OTHERS, otherReasons.count());
    }
    boolean exact = everyCount().allMatch(Distinct::isExact);
    int[] millis = sortedMillis();
    return new Senders.Figures(
        name,
        figures,
        exact,
        percentile(50, millis),
        percentile(95, millis),
        reasons,
        days(length));
  }

  /** What recipients waited. */
  private int[] sortedMillis() {
    IntStream.Builder millis = IntStream.builder();
    if (counts.containsKey(Metric.DELIVERIES)) {
      counts.get(Metric.DELIVERIES).forEach(when -> millis.accept(When.millis(when)));
    }
    return millis.build().filter(each -> each != Integer.MAX_VALUE).sorted().toArray();
  }

  /** The least that so many percent don't exceed. */
  private static OptionalLong percentile(int percent, int[] sorted) {
    return sorted.length == 0
        ? OptionalLong.empty()
        : OptionalLong.of(sorted[(int) (((long) sorted.length * percent + 99) / 100) - 1]);
  }

  /** The counts by day; those of a sample stand for all. */
  private SortedMap<LocalDate, Map<Metric, Long>> days(ChronoUnit length) {
    SortedMap<LocalDate, Map<Metric, Long>> days = new TreeMap<>();
    counts.forEach(
        (metric, count) -> {
          Map<LocalDate, Long> kept = new HashMap<>();
          eachStart(count, length, start -> kept.merge(start, 1L, Long::sum));
          kept.forEach(
              (start, number) ->
                  days.computeIfAbsent(start, any -> new EnumMap<>(Metric.class))
                      .put(metric, Math.round((double) number * count.count() / count.kept())));
        });
    return days;
  }
}
