package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.Amount;
import io.sespartitioner.replay.report.Timeline;
import io.sespartitioner.replay.report.Timeline.Series;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a timeline shows, in words. */
record TimelineWords(Timeline timeline) {

  /** A day in full. */
  static final DateTimeFormatter DAY = formatter("d MMMM uuuu");

  private static final DateTimeFormatter TIME = formatter("d MMMM uuuu, HH:mm");

  /** What a bar stands for, such as {@code a day}. */
  String eachBar() {
    Duration width = timeline.width();
    if (width.toDays() > 0) {
      return width.toDays() == 1 ? "a day" : "per " + width.toDays() + " days";
    }
    if (width.toHours() > 0) {
      return width.toHours() == 1 ? "an hour" : "per " + width.toHours() + " hours";
    }
    return width.toMinutes() == 1 ? "a minute" : "per " + width.toMinutes() + " minutes";
  }

  /** From when to when. */
  String span() {
    LocalDateTime end = timeline.start(timeline.slots());
    return byDay()
        ? start(0) + " to " + DAY.format(end.minusDays(1))
        : start(0) + " to " + TIME.format(end);
  }

  /** When a slot begins. */
  String start(int slot) {
    return (byDay() ? DAY : TIME).format(timeline.start(slot));
  }

  /** The chart for those who don't see it. */
  String summary() {
    int fullest =
        IntStream.range(0, timeline.slots())
            .boxed()
            .max(
                Comparator.comparingLong(timeline::events).thenComparing(Comparator.reverseOrder()))
            .orElseThrow();
    return Amount.text(
        "Bars of events %s, %s. The tallest begins %s and has %,d. The numbers follow as a table.",
        eachBar(), span(), start(fullest), timeline.events(fullest));
  }

  /** What a series is called. */
  static String name(Series series) {
    return switch (series.kind()) {
      case PARTITION -> series.name();
      case ALL -> "all partitions";
      case OTHERS -> "others";
      case ERROR_OUTPUT -> "error output";
    };
  }

  private boolean byDay() {
    return timeline.width().toDays() > 0;
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
