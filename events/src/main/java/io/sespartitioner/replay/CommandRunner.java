package io.sespartitioner.replay;

import io.sespartitioner.replay.ReplayOptions.ProcessorChoice;
import io.sespartitioner.replay.folder.Compression;
import io.sespartitioner.replay.folder.DiskTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command line: its report goes to standard output, trouble in one line to standard error,
 * and what came of it is the exit status.
 *
 * @param command what runs, and has its options
 * @param terminal the streams
 */
public record CommandRunner(Callable<Integer> command, Terminal terminal) {

  /** Runs the command and returns its exit status. */
  public int run(String... args) {
    int status = execute(args);
    // Writers and streams keep trouble to themselves until they are asked.
    if (terminal.report().checkError()) {
      terminal.message("standard output can't be written, so the report is incomplete");
      return ExitStatus.TROUBLE.code();
    }
    return status;
  }

  private int execute(String... args) {
    try {
      return commandLine().execute(args);
    } catch (OutOfMemoryError e) {
      terminal.message(EndOfMemory.words());
      return ExitStatus.TROUBLE.code();
    }
  }

  private CommandLine commandLine() {
    CommandLine program = new CommandLine(command);
    program
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit status:%n")
        .exitCodeList(ExitStatus.meanings());
    return program
        // The name of an INPUT may begin with @.
        .setExpandAtFiles(false)
        .registerConverter(ProcessorChoice.class, new Choice<>(ProcessorChoice.class))
        .registerConverter(CommonOptions.Arrival.class, new Choice<>(CommonOptions.Arrival.class))
        .registerConverter(ReportOptions.Format.class, new Choice<>(ReportOptions.Format.class))
        .registerConverter(Compression.class, new Choice<>(Compression.class))
        .setOut(terminal.reportWriter())
        .setErr(terminal.messageWriter())
        .setParameterExceptionHandler((problem, arguments) -> usage(problem))
        .setExecutionExceptionHandler((problem, line, result) -> status(problem));
  }

  private int usage(ParameterException problem) {
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

  private int status(Exception problem) throws Exception {
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
  public static final class Version implements IVersionProvider {

    @Spec private CommandSpec command;

    @Override
    public String[] getVersion() throws IOException {
      Properties build = new Properties();
      try (InputStream file = CommandRunner.class.getResourceAsStream("build.properties")) {
        build.load(file);
      }
      return new String[] {command.name() + " " + build.getProperty("version")};
    }
  }
}
