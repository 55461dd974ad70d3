package io.sespartitioner.replay;

import io.sespartitioner.replay.ReplayOptions.ArrivalChoice;
import io.sespartitioner.replay.ReplayOptions.FormatChoice;
import io.sespartitioner.replay.ReplayOptions.ProcessorChoice;
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
 * The command line of replay: runs SES events through the function and a local delivery stream that
 * files them in a folder, as Firehose would in S3.
 *
 * <p>Exit status: 0 done, 1 input or output trouble, 2 usage or bad rules, 3 if {@code --strict}
 * and a record failed.
 */
@Command(
    name = "replay",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Files SES events in a folder, as the delivery stream would in S3.")
public final class Replay implements Callable<Integer> {

  @Mixin private final ReplayOptions options = new ReplayOptions();

  private final Terminal terminal;
  private final Clock clock;

  private Replay(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Runs the command and exits with its status. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess();
    // Handlers may print: standard output is the report's alone.
    System.setOut(System.err);
    System.exit(run(args, terminal, Clock.systemUTC()));
  }

  /** Runs the command and returns its exit status. */
  public static int run(String[] args, Terminal terminal, Clock clock) {
    int status = command(terminal, clock).execute(args);
    // Writers and streams keep trouble to themselves until they are asked.
    if (terminal.report().checkError()) {
      terminal.message("standard output can't be written, so the report is incomplete");
      return ExitStatus.TROUBLE.code();
    }
    return status;
  }

  private static CommandLine command(Terminal terminal, Clock clock) {
    return new CommandLine(new Replay(terminal, clock))
        // The name of an INPUT may begin with @.
        .setExpandAtFiles(false)
        .registerConverter(ProcessorChoice.class, new Choice<>(ProcessorChoice.class))
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
    return options.check
        ? new RulesCheck(options, terminal).run().code()
        : new ReplayRun(options, terminal, clock).run().code();
  }

  private static int usage(ParameterException problem, Terminal terminal) {
    terminal.message(problem.getMessage() + "; --help shows all options");
    return ExitStatus.USAGE.code();
  }

  private static int status(Exception problem, Terminal terminal) throws Exception {
    if (problem instanceof UsageException) {
      terminal.message(problem.getMessage());
      return ExitStatus.USAGE.code();
    }
    if (problem instanceof IOException trouble) {
      terminal.message(DiskTrouble.words(trouble));
      return ExitStatus.TROUBLE.code();
    }
    throw problem;
  }
}
