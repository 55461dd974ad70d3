package io.sespartitioner.replay;

import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.replay.report.ReplayReport;
import picocli.CommandLine.Option;

/** The options that replay and backfill share, as picocli fills them in. */
public final class CommonOptions {

  /** What a record's arrival time is. */
  enum Arrival {
    EVENT,
    NOW;

    @Override
    public String toString() {
      return Choice.word(this);
    }
  }

  @Option(
      names = "--arrival",
      paramLabel = "event|now",
      defaultValue = "EVENT",
      description =
          "Arrival time of each record: the event's own time, else now; or now (default: event).")
  private Arrival arrival;

  @Option(
      names = "--only-failed",
      description = "Of the inputs, file only error output (default: all).")
  private boolean onlyFailed;

  @Option(
      names = "--stream-name",
      paramLabel = "NAME",
      defaultValue = "ses-log-deliver",
      description = "Delivery stream name in object names (default: ${DEFAULT-VALUE}).")
  private String streamName;

  @Option(names = "--strict", description = "Exit status 3 if any record failed (default: 0).")
  private boolean strict;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  /** Whether a record arrives at its event's own time, if it has one. */
  public boolean arrivesByEvent() {
    return arrival == Arrival.EVENT;
  }

  /** Which records of the inputs are wanted. */
  public RecordKind kind() {
    return onlyFailed ? RecordKind.ONLY_FAILED : RecordKind.ALL;
  }

  /**
   * The name of the delivery stream.
   *
   * @throws UsageException if Firehose would refuse it
   */
  public String streamName() {
    if (!streamName.matches("[a-zA-Z0-9_.-]{1,64}")) {
      throw new UsageException(
          "--stream-name "
              + streamName
              + ": Firehose takes 1 to 64 letters, digits, '_', '.' and '-'");
    }
    return streamName;
  }

  /** How a run with this report ends. */
  public ExitStatus status(ReplayReport report) {
    if (report.totals().refused() > 0 || !report.totals().balanced()) {
      return ExitStatus.TROUBLE;
    }
    return strict && report.totals().failed() > 0 ? ExitStatus.RECORDS_FAILED : ExitStatus.DONE;
  }
}
