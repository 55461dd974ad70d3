package io.sespartitioner.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of replay, as picocli fills them in. */
final class ReplayOptions {

  /** What does the partitioning. */
  enum ProcessorChoice {
    LAMBDA,
    JQ,
    BOTH;

    @Override
    public String toString() {
      return Choice.word(this);
    }
  }

  @Parameters(
      paramLabel = "INPUT",
      arity = "0..*",
      description =
          "Files, folders read with their subfolders, s3://BUCKET/PREFIX, or - for standard input:"
              + " SES events, objects that Firehose delivered, error output, exports of queues and"
              + " logs, compressed or not.")
  List<String> inputs = new ArrayList<>();

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Routing rules (default: the file that the function is built with).")
  Optional<Path> rules = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR|s3://BUCKET/PREFIX",
      defaultValue = "target/replay",
      description =
          "The folder that stands for the bucket, or a prefix of one in S3"
              + " (default: ${DEFAULT-VALUE}); must be empty.")
  String out;

  @Option(
      names = "--overwrite",
      description = "Replace the objects in --out (default: refuse an --out that holds any).")
  boolean overwrite;

  @Option(
      names = "--dry-run",
      description = "The whole report, but no objects: --out is not looked at (default: no).")
  boolean dryRun;

  @Option(
      names = "--processor",
      paramLabel = "lambda|jq|both",
      defaultValue = "LAMBDA",
      description =
          "What does the partitioning (default: lambda); both reports where the two differ.")
  ProcessorChoice processor;

  @Option(
      names = "--handler",
      paramLabel = "CLASS",
      description = "Another RequestStreamHandler in place of ours (default: ours).")
  Optional<String> handler = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Makes object names reproducible; now is then the start of the day in the rules' zone"
              + " (default: a random one).")
  Optional<Long> seed = Optional.empty();

  @Option(
      names = "--explain",
      description =
          "For each event: its keys, and the source or rule that gave each (default: no).")
  boolean explain;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description =
          "What other routing rules would change: which events move from where to where, partitions"
              + " that come and go, objects and cost by both (default: none).")
  Optional<Path> compare = Optional.empty();

  @Option(
      names = "--expect",
      paramLabel = "FILE",
      description =
          "Check what becomes of events against FILE, a JSON object from input to prefix, or to"
              + " {\"result\": \"Dropped\"}, or {\"result\": \"ProcessingFailed\", \"reason\": CODE}; exit"
              + " status 3 if one differs. Takes no INPUT, writes nothing (default: none).")
  Optional<Path> expect = Optional.empty();

  @Option(
      names = "--accept",
      description =
          "Write the FILE of --expect from what happens to the INPUTs; without any, to those that"
              + " it names (default: no).")
  boolean accept;

  @Option(
      names = "--check",
      description =
          "Only read the rules: problems, Firehose prefixes, JQ query. Takes no INPUT (default: no).")
  boolean check;

  @Option(
      names = "--completion",
      description = "Print a script that completes options in bash and zsh, and do nothing else.")
  boolean completion;

  @Mixin StreamOptions stream = new StreamOptions();

  @Mixin ReportOptions report = new ReportOptions();

  @Mixin CommonOptions common = new CommonOptions();
}
