package io.sespartitioner.replay;

import io.sespartitioner.replay.ReplayOptions.ArrivalChoice;
import io.sespartitioner.replay.ReplayOptions.FormatChoice;
import io.sespartitioner.replay.ReplayOptions.ProcessorChoice;
import io.sespartitioner.replay.folder.Compression;
import io.sespartitioner.replay.folder.DiskTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

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
    description = "Files SES events in a folder, as the delivery stream would in S3.",
    versionProvider = Replay.Version.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:Done.",
      "1:Trouble with an input or the output.",
      "2:Wrong usage, or bad rules.",
      "3:A record failed, and --strict was given."
    },
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
    if (options.completion) {
      terminal.reportWriter().println(AutoComplete.bash(spec.name(), spec.commandLine()));
      return ExitStatus.DONE.code();
    }
    return options.check
        ? new RulesCheck(options, terminal).run().code()
        : new ReplayRun(options, terminal, clock).run().code();
  }

  private static int usage(ParameterException problem, Terminal terminal) {
    List<String> meant =
        problem instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    terminal.message(
        problem.getMessage()
            + (meant.isEmpty() ? "" : "; did you mean " + String.join(" or ", meant) + "?")
            + "; --help shows all options");
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

  /** The version that the build wrote down. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
      Properties build = new Properties();
      try (InputStream file = Replay.class.getResourceAsStream("build.properties")) {
        build.load(file);
      }
      return new String[] {"replay " + build.getProperty("version")};
    }
  }
}
