package io.sespartitioner.replay;

import io.sespartitioner.replay.Steps.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

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
    BYTES(" MiB", 1024 * 1024),
    /** Events, shown as thousands. */
    EVENTS("k events", 1000);

    private final String text;
    private final long size;

    Unit(String text, long size) {
      this.text = text;
      this.size = size;
    }

    String text() {
      return text;
    }

    long size() {
      return size;
    }
  }

  /** Shows how far a step of a run is. Not thread-safe. */
  public interface Progress extends AutoCloseable {

    /** Shows nothing. */
    Progress NONE = count -> {};

    /** Learns that so much more has been done. */
    void advance(long count);

    /** Ends the step. */
    @Override
    default void close() {}
  }

  /** Shows each step as a bar with rate and time left. */
  public static final class TerminalSteps implements Steps {

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
              .setUnit(unit.text(), unit.size())
              .showSpeed()
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .setMaxRenderedLength(MAX_CHARS)
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
