package io.sespartitioner.replay.page;

import io.sespartitioner.replay.report.Timeline;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

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

  /**
   * From one mark on an axis of time to the next.
   *
   * @param amount how many units
   * @param unit minutes, hours, days, months or years
   */
  record TimeStep(long amount, ChronoUnit unit) {

    private static final LocalDate MONDAY = LocalDate.of(1969, 12, 29);

    private static final List<TimeStep> READABLE =
        Stream.of(
                steps(ChronoUnit.MINUTES, 1, 5, 15, 30),
                steps(ChronoUnit.HOURS, 1, 3, 6, 12),
                steps(ChronoUnit.DAYS, 1, 2, 7, 14),
                steps(ChronoUnit.MONTHS, 1, 3, 6),
                steps(ChronoUnit.YEARS, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000))
            .flatMap(List::stream)
            .toList();

    private static List<TimeStep> steps(ChronoUnit unit, long... amounts) {
      return LongStream.of(amounts).mapToObj(amount -> new TimeStep(amount, unit)).toList();
    }

    /** The shortest that makes at most so many marks in this time. */
    static TimeStep between(LocalDateTime from, LocalDateTime to, int marks) {
      return READABLE.stream()
          .filter(step -> step.unit.between(from, to) / step.amount < marks)
          .findFirst()
          .orElseGet(() -> millennia(ChronoUnit.YEARS.between(from, to), marks));
    }

    private static TimeStep millennia(long years, int marks) {
      return new TimeStep(1_000 * (years / (1_000L * marks) + 1), ChronoUnit.YEARS);
    }

    /** The first mark that isn't before this time. */
    LocalDateTime firstMark(LocalDateTime from) {
      LocalDateTime mark = lastMark(from);
      return mark.isBefore(from) ? next(mark) : mark;
    }

    /** The mark after this one. */
    LocalDateTime next(LocalDateTime mark) {
      return mark.plus(amount, unit);
    }

    private LocalDateTime lastMark(LocalDateTime from) {
      LocalDateTime day = from.truncatedTo(ChronoUnit.DAYS);
      LocalDateTime year = day.withDayOfYear(1);
      return switch (unit) {
        case MINUTES, HOURS -> floor(day, from);
        case DAYS -> floor(MONDAY.atStartOfDay(), from);
        case MONTHS -> floor(year, from);
        default -> year.withYear(Math.floorDiv(from.getYear(), (int) amount) * (int) amount);
      };
    }

    private LocalDateTime floor(LocalDateTime origin, LocalDateTime from) {
      return origin.plus(Math.floorDiv(unit.between(origin, from), amount) * amount, unit);
    }
  }
}
