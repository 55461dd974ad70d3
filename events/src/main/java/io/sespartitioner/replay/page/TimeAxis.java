package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.Timeline;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The axis of a chart that shows time.
 *
 * @param marks its marks, in order
 */
record TimeAxis(List<Mark> marks) {

  private static final int MAX_MARKS = 7;

  /** A mark nearer to the end has no room for its text. */
  private static final double LAST_SHARE = 0.96;

  private static final DateTimeFormatter TIME = formatter("HH:mm");
  private static final DateTimeFormatter DAY = formatter("d MMM");
  private static final DateTimeFormatter MONTH = formatter("MMM uuuu");
  private static final DateTimeFormatter YEAR = formatter("uuuu");

  /** Copies the marks. */
  TimeAxis {
    marks = List.copyOf(marks);
  }

  static TimeAxis of(Timeline timeline) {
    LocalDateTime from = timeline.start(0);
    LocalDateTime to = timeline.start(timeline.slots());
    TimeStep step = TimeStep.between(from, to, MAX_MARKS);
    Duration whole = Duration.between(from, to);
    List<Mark> marks = new ArrayList<>();
    LocalDateTime time = step.firstMark(from);
    while (share(from, time, whole) < LAST_SHARE) {
      marks.add(new Mark(share(from, time, whole), label(time, step)));
      time = step.next(time);
    }
    return new TimeAxis(marks);
  }

  private static double share(LocalDateTime from, LocalDateTime time, Duration whole) {
    return (double) Duration.between(from, time).toSeconds() / whole.toSeconds();
  }

  private static String label(LocalDateTime time, TimeStep step) {
    return switch (step.unit()) {
      case MINUTES, HOURS ->
          time.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY.format(time) : TIME.format(time);
      case DAYS -> DAY.format(time);
      case MONTHS -> MONTH.format(time);
      default -> YEAR.format(time);
    };
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /**
   * A mark.
   *
   * @param share where it is, 0 at the start of the axis, 1 at its end
   * @param label its text
   */
  record Mark(double share, String label) {}
}
