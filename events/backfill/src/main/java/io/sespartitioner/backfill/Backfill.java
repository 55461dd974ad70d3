package io.sespartitioner.backfill;

import io.sespartitioner.backfill.BackfillOptions.ArrivalChoice;
import io.sespartitioner.backfill.BackfillOptions.FormatChoice;
import io.sespartitioner.replay.Choice;
import io.sespartitioner.replay.ExitStatus;
import io.sespartitioner.replay.Terminal;
import io.sespartitioner.replay.UsageException;
import io.sespartitioner.replay.folder.Compression;
import io.sespartitioner.replay.folder.DiskTrouble;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

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
    description = "Files old SES events in few, large objects, by the rules of the stream.")
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
    Terminal terminal = Terminal.ofProcess();
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
    int status = command(terminal, clock, engine).execute(args);
    // Writers and streams keep trouble to themselves until they are asked.
    if (terminal.report().checkError()) {
      message(terminal, "standard output can't be written, so the report is incomplete");
      return ExitStatus.TROUBLE.code();
    }
    return status;
  }

  private static CommandLine command(Terminal terminal, Clock clock, Engine engine) {
    return new CommandLine(new Backfill(terminal, clock, engine))
        // The name of an INPUT may begin with @.
        .setExpandAtFiles(false)
        .registerConverter(ArrivalChoice.class, new Choice<>(ArrivalChoice.class))
        .registerConverter(FormatChoice.class, new Choice<>(FormatChoice.class))
        .registerConverter(Compression.class, new Choice<>(Compression.class))
        .setOut(terminal.reportWriter())
        .setErr(terminal.messageWriter())
        .setParameterExceptionHandler((problem, arguments) -> usage(problem, terminal))
        .setExecutionExceptionHandler((problem, command, result) -> status(problem, terminal));
  }

  @Override
  public Integer call() throws IOException {
    return new BackfillRun(options, terminal, clock, engine).run().code();
  }

  private static int usage(ParameterException problem, Terminal terminal) {
    message(terminal, problem.getMessage() + "; --help shows all options");
    return ExitStatus.USAGE.code();
  }

  private static int status(Exception problem, Terminal terminal) throws Exception {
    if (problem instanceof UsageException) {
      message(terminal, problem.getMessage());
      return ExitStatus.USAGE.code();
    }
    if (problem instanceof IOException trouble) {
      message(terminal, DiskTrouble.words(trouble));
      return ExitStatus.TROUBLE.code();
    }
    throw problem;
  }

  private static void message(Terminal terminal, String text) {
    terminal.messages().println("backfill: " + text);
  }
}
