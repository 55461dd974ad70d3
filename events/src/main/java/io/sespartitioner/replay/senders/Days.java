package io.sespartitioner.replay.senders;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one sender's mail did day by day; month by month, or by year, where days are too many. */
final class Days {

  /** What days become where they are too many, in turn; at last one for all time. */
  private static final List<ChronoUnit> LENGTHS =
      List.of(ChronoUnit.DAYS, ChronoUnit.MONTHS, ChronoUnit.YEARS, ChronoUnit.FOREVER);

  private final SortedMap<LocalDate, Map<Metric, Long>> counts = new TreeMap<>();

  /** How many there are. */
  int size() {
    return counts.size();
  }

  void add(LocalDate start, Metric metric, long count) {
    counts
        .computeIfAbsent(start, any -> new EnumMap<>(Metric.class))
        .merge(metric, count, Long::sum);
  }

  void merge(Days other) {
    other.counts.forEach(
        (start, each) -> each.forEach((metric, count) -> add(start, metric, count)));
  }

  /** Puts together the counts that now fall on one start. */
  void lengthen(ChronoUnit length) {
    Days longer = new Days();
    counts.forEach(
        (start, each) ->
            each.forEach((metric, count) -> longer.add(start(start, length), metric, count)));
    counts.clear();
    counts.putAll(longer.counts);
  }

  SortedMap<LocalDate, Map<Metric, Long>> counts() {
    return counts;
  }

  /** The next longer one; nothing is longer than {@link ChronoUnit#FOREVER}. */
  static ChronoUnit longer(ChronoUnit length) {
    return LENGTHS.get(LENGTHS.indexOf(length) + 1);
  }

  /** The first day of the month, of the year, or of all time. */
  static LocalDate start(LocalDate day, ChronoUnit length) {
    return switch (length) {
      case DAYS -> day;
      case MONTHS -> day.withDayOfMonth(1);
      case YEARS -> day.withDayOfYear(1);
      default -> LocalDate.EPOCH;
    };
  }
}
