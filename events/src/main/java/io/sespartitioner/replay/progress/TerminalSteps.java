package io.sespartitioner.replay.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows each step as a bar with rate and time left. */
public final class TerminalSteps implements Steps {

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
