package io.sespartitioner.replay;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The command line of replay: runs SES events through the function and a local delivery stream that
 * files them in a folder, as Firehose would in S3.
 *
 * <p>Exit status: 0 done, 1 input or output trouble, 2 usage or bad rules, 3 if a record failed and
 * {@code --strict} was given, or an event is not as {@code --expect} says.
 */
@Command(
    name = "replay",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Files SES events in a folder, as the delivery stream would in S3.",
    versionProvider = CommandRunner.Version.class,
    footerHeading = "%nExamples (replay is java -jar events/target/replay.jar):%n",
    footer = {
      "  replay events/samples",
      "  replay --rules routing.json --dry-run s3://my-bucket/logs/2025/",
      "  aws sqs receive-message --queue-url URL | replay --explain -",
      "  replay --only-failed --out again s3://my-bucket/processing-failed/",
      "  replay --check --rules routing.json"
    })
public final class Replay implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private final ReplayOptions options = new ReplayOptions();

  private final Terminal terminal;
  private final Clock clock;

  private Replay(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Runs the command and exits with its status. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess("replay");
    Thread.setDefaultUncaughtExceptionHandler(new EndOfMemory());
    // Handlers may print: standard output is the report's alone.
    System.setOut(System.err);
    System.exit(run(args, terminal, Clock.systemUTC()));
  }

  /** Runs the command and returns its exit status. */
  public static int run(String[] args, Terminal terminal, Clock clock) {
    return new CommandRunner(new Replay(terminal, clock), terminal).run(args);
  }

  @Override
  public Integer call() throws IOException {
    if (options.completion) {
      terminal.reportWriter().println(AutoComplete.bash(spec.name(), spec.commandLine()));
      return ExitStatus.DONE.code();
    }
    if (options.check) {
      return new RulesCheck(options, terminal).run().code();
    }
    return options.expect.isPresent() || options.accept
        ? new ExpectationCheck(options, terminal).run().code()
        : new ReplayRun(options, terminal, clock).run().code();
  }
}
