package io.sespartitioner.replay;

import io.sespartitioner.replay.ReplayOptions.ArrivalChoice;
import io.sespartitioner.replay.ReplayOptions.FormatChoice;
import io.sespartitioner.replay.folder.BucketFolder;
import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.input.Inputs;
import io.sespartitioner.replay.input.RecordKind;
import io.sespartitioner.replay.order.ArrivalOrder;
import io.sespartitioner.replay.report.JsonReport;
import io.sespartitioner.replay.report.ReplayReport;
import io.sespartitioner.replay.report.ReportWriter;
import io.sespartitioner.replay.report.Tally;
import io.sespartitioner.replay.report.TextReport;
import io.sespartitioner.replay.stream.DeliveryStream;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;

/** One replay, from inputs to report. */
final class ReplayRun {

  /** What the sort by arrival keeps in memory. */
  private static final long SORT_MEMORY_BYTES = 32L * 1024 * 1024;

  private final ReplayOptions options;
  private final Terminal terminal;
  private final Clock clock;

  ReplayRun(ReplayOptions options, Terminal terminal, Clock clock) {
    this.options = options;
    this.terminal = terminal;
    this.clock = clock;
  }

  ExitStatus run() throws IOException {
    if (options.inputs.isEmpty()) {
      throw new UsageException("Name at least one INPUT; --help shows how");
    }
    RoutingRules rules = RulesFile.read(options.rules);
    StreamParts parts = StreamParts.of(options, rules, terminal);
    Inputs inputs = Inputs.of(options.inputs);
    BucketFolder bucket =
        options.overwrite ? BucketFolder.overwriting(options.out) : BucketFolder.empty(options.out);
    if (Files.exists(options.out) && inputs.reachInto(options.out)) {
      throw new UsageException("An INPUT lies in --out " + options.out + "; choose another --out");
    }
    Instant now = ReplayClock.now(clock, options.seed, rules.timeZone());
    ReplayReport report = replay(inputs, bucket, parts, now);
    write(report);
    return status(report);
  }

  private ReplayReport replay(Inputs inputs, BucketFolder bucket, StreamParts parts, Instant now)
      throws IOException {
    Tally tally = new Tally(options.partitionLimit);
    try (WorkFolder work = bucket.workFolder();
        Cleanup cleanup = Cleanup.onInterrupt(work, terminal);
        DeliveryStream stream = parts.stream(work, tally)) {
      Intake intake =
          options.arrival == ArrivalChoice.EVENT
              ? readInOrder(inputs, work, stream, now)
              : readAsIs(inputs, stream, now);
      stream.finish();
      cleanup.beforePublishing();
      bucket.publish(work);
      return tally.report(intake.records(), parts.fallbackRecords(), intake.leftOut());
    }
  }

  private Intake readInOrder(Inputs inputs, WorkFolder work, DeliveryStream stream, Instant now)
      throws IOException {
    ArrivalOrder order = new ArrivalOrder(work.spill(), SORT_MEMORY_BYTES);
    Intake intake = new Intake(new ArrivalTimes(now)::millis, order, terminal::message);
    inputs.read(kind(), intake, bytes -> {});
    order.drainTo(stream);
    return intake;
  }

  private Intake readAsIs(Inputs inputs, DeliveryStream stream, Instant now) throws IOException {
    long millis = now.toEpochMilli();
    Intake intake = new Intake(payload -> millis, stream, terminal::message);
    inputs.read(kind(), intake, bytes -> {});
    return intake;
  }

  private RecordKind kind() {
    return options.onlyFailed ? RecordKind.ONLY_FAILED : RecordKind.ALL;
  }

  private void write(ReplayReport report) throws IOException {
    PrintWriter out = terminal.reportWriter();
    ReportWriter form =
        options.format == FormatChoice.JSON
            ? new JsonReport()
            : new TextReport(options.out.toString());
    form.write(report, out);
  }

  private ExitStatus status(ReplayReport report) {
    if (report.totals().refused() > 0 || !report.totals().balanced()) {
      return ExitStatus.TROUBLE;
    }
    return options.strict && report.totals().failed() > 0
        ? ExitStatus.RECORDS_FAILED
        : ExitStatus.DONE;
  }
}
