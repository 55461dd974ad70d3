package io.sespartitioner.backfill;

import io.sespartitioner.replay.CommandRunner;
import io.sespartitioner.replay.ExitStatus;
import io.sespartitioner.replay.Terminal;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The command line of backfill: files old SES events by the routing rules, on the cores of this
 * machine or, started by {@code spark-submit}, on a cluster.
 *
 * <p>Exit status: 0 done, 1 input or output trouble, 2 usage or bad rules, 3 if {@code --strict}
 * and a record failed.
 */
@Command(
    name = "backfill",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Files old SES events in few, large objects, by the rules of the stream.",
    versionProvider = CommandRunner.Version.class)
public final class Backfill implements Callable<Integer> {

  @Mixin private final BackfillOptions options = new BackfillOptions();

  private final Terminal terminal;
  private final Clock clock;
  private final Engine engine;

  private Backfill(Terminal terminal, Clock clock, Engine engine) {
    this.terminal = terminal;
    this.clock = clock;
    this.engine = engine;
  }

  /** Runs the command and exits with its status. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess("backfill");
    // Standard output is the report's alone.
    System.setOut(System.err);
    int status = run(args, terminal, Clock.systemUTC(), Engine.ofProcess());
    // On a cluster a process that exits by itself is taken for one that was lost, even with 0.
    if (status != ExitStatus.DONE.code() || !Engine.isSubmitted()) {
      System.exit(status);
    }
  }

  /** Runs the command and returns its exit status. */
  static int run(String[] args, Terminal terminal, Clock clock, Engine engine) {
    return new CommandRunner(new Backfill(terminal, clock, engine), terminal).run(args);
  }

  @Override
  public Integer call() throws IOException {
    return new BackfillRun(options, terminal, clock, engine).run().code();
  }
}
