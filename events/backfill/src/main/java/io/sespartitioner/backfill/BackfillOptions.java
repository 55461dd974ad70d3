package io.sespartitioner.backfill;

import io.sespartitioner.replay.folder.Compression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of backfill, as picocli fills them in. Those that replay has mean the same. */
final class BackfillOptions {

  /** What a record's arrival time is. */
  enum ArrivalChoice {
    EVENT,
    NOW
  }

  /** The form of the report on standard output. */
  enum FormatChoice {
    TEXT,
    JSON
  }

  @Parameters(
      paramLabel = "INPUT",
      arity = "0..*",
      description =
          "Files, folders read with their subfolders, or patterns of either: paths, or URIs such as"
              + " s3://BUCKET/PREFIX. In them, whatever replay reads: SES events, objects that"
              + " Firehose delivered, error output, GZIP of these.")
  List<String> inputs = new ArrayList<>();

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Routing rules, a path or URI (default: the file this is built with).")
  Optional<String> rules = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/backfill",
      description =
          "Where objects go, a path or URI (default: ${DEFAULT-VALUE}); must be empty, unless"
              + " --add.")
  String out;

  @Option(
      names = "--add",
      description =
          "Add to what is in --out: to complete a backfill that was broken off, which writes the"
              + " same objects again, or to fill a bucket into which a stream delivers.")
  boolean add;

  @Option(
      names = "--arrival",
      paramLabel = "event|now",
      defaultValue = "EVENT",
      description =
          "Arrival time of each record: the event's own time, else now; or now (default: event).")
  ArrivalChoice arrival;

  @Option(
      names = "--stream-name",
      paramLabel = "NAME",
      defaultValue = "ses-log-deliver",
      description = "Delivery stream name in object names (default: ${DEFAULT-VALUE}).")
  String streamName;

  @Option(
      names = "--object-seconds",
      paramLabel = "N",
      defaultValue = "86400",
      description =
          "The longest from the oldest record of an object to its newest (default:"
              + " ${DEFAULT-VALUE}).")
  long objectSeconds;

  @Option(
      names = "--object-mebibytes",
      paramLabel = "N",
      defaultValue = "128",
      description =
          "The most that an object holds before compression, 1 to 4096 (default:"
              + " ${DEFAULT-VALUE}).")
  int objectMebibytes;

  @Option(
      names = "--compression",
      paramLabel = "gzip|none",
      defaultValue = "GZIP",
      description = "Of delivered objects (default: gzip).")
  Compression compression;

  @Option(names = "--only-failed", description = "Of the inputs, file only error output.")
  boolean onlyFailed;

  @Option(names = "--dry-run", description = "Count everything, and write nothing.")
  boolean dryRun;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "TEXT",
      description = "The report on standard output (default: text).")
  FormatChoice format;

  @Option(names = "--strict", description = "Exit status 3 if any record failed.")
  boolean strict;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  boolean help;
}
