package io.sespartitioner.replay;

import io.sespartitioner.replay.Steps.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/** Begins the steps of a run. */
public interface Steps {

  /** Shows no step. */
  Steps SILENT = (name, total, unit) -> Progress.NONE;

  /**
   * Begins a step.
   *
   * @param total how much there is to do
   * @param unit what is counted
   */
  Progress begin(String name, long total, Unit unit);

  /** What is counted. */
  enum Unit {
    /** Bytes, shown as MiB. */
    BYTES("%,.1f", "MiB", 1024 * 1024),
    /** Events. */
    EVENTS("%,.0f", "events", 1);

    private final String format;
    private final String noun;
    private final double size;

    Unit(String format, String noun, double size) {
      this.format = format;
      this.noun = noun;
      this.size = size;
    }

    String number(double count) {
      return String.format(Locale.ROOT, format, count / size);
    }

    String amount(double count) {
      return number(count) + " " + noun;
    }
  }

  /** Shows how far a step of a run is. Not thread-safe. */
  interface Progress extends AutoCloseable {

    /** Shows nothing. */
    Progress NONE = count -> {};

    /** Learns that so much more has been done. */
    void advance(long count);

    /** Ends the step. */
    @Override
    default void close() {}
  }

  /** Shows each step as a bar with what is done, times and rate. */
  final class TerminalSteps implements Steps {

    private static final int UPDATE_MILLIS = 200;
    private static final int MAX_CHARS = 100;

    private final PrintStream terminal;

    /** Steps on this terminal. */
    public TerminalSteps(PrintStream terminal) {
      this.terminal = terminal;
    }

    @Override
    public Progress begin(String name, long total, Unit unit) {
      ProgressBar bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(total)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .setMaxRenderedLength(MAX_CHARS)
              .setRenderer(new ProgressLine(unit))
              .setConsumer(new ConsoleProgressBarConsumer(terminal))
              .build();
      return new Bar(bar);
    }

    private record Bar(ProgressBar bar) implements Progress {

      @Override
      public void advance(long count) {
        bar.stepBy(count);
      }

      @Override
      public void close() {
        bar.close();
      }
    }
  }

  /**
   * The line of a step's progress: {@code Filing 45 % [==== ] 90,000 of 200,000 events, 0:12 gone,
   * 0:15 left, 7,500 events/s}. What isn't known yet is left out.
   *
   * @param unit what is counted
   */
  record ProgressLine(Steps.Unit unit) implements ProgressBarRenderer {

    private static final int MAX_BAR_CHARS = 30;

    @Override
    public String render(ProgressState step, int maxChars) {
      String start = step.getTaskName();
      String end = unit.amount((double) step.getCurrent());
      Duration gone = step.getTotalElapsed();
      if (step.getMax() > 0) {
        end =
            unit.number((double) step.getCurrent()) + " of " + unit.amount((double) step.getMax());
        start = String.format(Locale.ROOT, "%-7s %3.0f %%", start, 100 * part(step));
      }
      end += ", " + time(gone) + " gone";
      if (step.getMax() > 0 && step.getCurrent() > 0) {
        end += ", " + time(left(gone, part(step))) + " left";
      }
      if (step.getCurrent() > 0) {
        double seconds = Math.max(1, gone.toMillis()) / 1000.0;
        end += ", " + unit.amount(step.getCurrent() / seconds) + "/s";
      }
      String line = start + bar(step, maxChars - start.length() - end.length()) + end;
      return line.substring(0, Math.min(line.length(), Math.max(0, maxChars)));
    }

    private static double part(ProgressState step) {
      return Math.min(1, (double) step.getCurrent() / step.getMax());
    }

    private static Duration left(Duration gone, double part) {
      return Duration.ofMillis(Math.round(gone.toMillis() * (1 - part) / part));
    }

    /** Minutes and seconds, and hours if there are any. */
    private static String time(Duration time) {
      return time.toHours() == 0
          ? String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart())
          : String.format(
              Locale.ROOT,
              "%d:%02d:%02d",
              time.toHours(),
              time.toMinutesPart(),
              time.toSecondsPart());
    }

    private static String bar(ProgressState step, int room) {
      int chars = Math.min(MAX_BAR_CHARS, room - " [] ".length());
      if (step.getMax() <= 0 || chars < 1) {
        return " ";
      }
      int done = (int) Math.round(chars * part(step));
      return " [" + "=".repeat(done) + " ".repeat(chars - done) + "] ";
    }
  }
}
