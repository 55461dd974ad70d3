package io.sespartitioner.backfill;

import io.sespartitioner.replay.CommonOptions;
import io.sespartitioner.replay.ReportOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of backfill, as picocli fills them in. Those that replay has mean the same. */
final class BackfillOptions {

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
      names = "--object-seconds",
      paramLabel = "N",
      defaultValue = "86400",
      description =
          "The longest from the oldest record of an object to its newest, up to a hundred years"
              + " (default: ${DEFAULT-VALUE}).")
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
      paramLabel = "gzip|none|zstd",
      defaultValue = "GZIP",
      converter = ObjectCompression.Word.class,
      description =
          "Compression of delivered objects (default: gzip); zstd is smaller and takes a tenth of"
              + " the time, and is read by its name's end, .zst.")
  ObjectCompression compression;

  @Option(names = "--dry-run", description = "Count everything, and write nothing.")
  boolean dryRun;

  @Mixin ReportOptions report = new ReportOptions();

  @Mixin CommonOptions common = new CommonOptions();
}
