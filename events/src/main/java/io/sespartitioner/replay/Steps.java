package io.sespartitioner.replay;

import io.sespartitioner.replay.Steps.Progress;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

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
}
