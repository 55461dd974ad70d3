package io.sespartitioner.replay;

import io.sespartitioner.function.RecordRouter;
import io.sespartitioner.replay.Intake.Places;
import io.sespartitioner.replay.ReplayOptions.ProcessorChoice;
import io.sespartitioner.replay.folder.OutputBucket;
import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.input.Inputs;
import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.replay.page.Heading;
import io.sespartitioner.replay.relay.Sink;
import io.sespartitioner.replay.report.Details;
import io.sespartitioner.replay.report.Details.Difference;
import io.sespartitioner.replay.report.Details.ExplainedEvent;
import io.sespartitioner.replay.report.ReplayReport;
import io.sespartitioner.replay.report.ReportCounts.Count;
import io.sespartitioner.replay.report.Spool;
import io.sespartitioner.replay.report.StreamCounts;
import io.sespartitioner.replay.stream.BatchProcessor;
import io.sespartitioner.replay.stream.DeliveryStream;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.RandomSource;
import io.sespartitioner.replay.stream.StreamSettings;
import io.sespartitioner.replay.stream.StreamSettings.BufferHints;
import io.sespartitioner.routing.RoutingRules;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One replay, from inputs to report. */
final class ReplayRun {

  private final ReplayOptions options;
  private final Terminal terminal;
  private final RoutingRules rules;
  private final StreamSettings settings;
  private final Optional<RoutingRules> others;
  private final Processors processors;
  private final Places places;
  private final Instant now;

  /**
   * A run, with everything checked that doesn't need the inputs.
   *
   * @throws UsageException if the options or the rules can't be used
   */
  ReplayRun(ReplayOptions options, Terminal terminal, Clock clock) throws IOException {
    this.options = options;
    this.terminal = terminal;
    this.rules = RulesFile.read(options.rules);
    rules.warnings().forEach(warning -> terminal.message("warning: " + warning));
    this.others =
        options.compare.isPresent()
            ? Optional.of(RulesFile.read(options.compare))
            : Optional.empty();
    this.settings = options.stream.settings(options.common, rules);
    this.places = new Places(options.explain || options.processor == ProcessorChoice.BOTH);
    this.processors = new Processors(options, rules, terminal);
    this.now = now(clock);
  }

  ExitStatus run() throws IOException {
    if (options.inputs.isEmpty()) {
      throw new UsageException("Name at least one INPUT; --help shows how");
    }
    options.report.check();
    OutputAddress out = OutputAddress.of(options, settings);
    Inputs inputs = inputs();
    OutputBucket bucket = out.open();
    if (bucket.folder().isPresent() && inputs.reachInto(bucket.folder().get())) {
      throw new UsageException("An INPUT lies in --out " + options.out + "; choose another --out");
    }
    Optional<ReportFile> page = options.report.file(out.folder(), inputs::wouldHold);
    try (WorkFolder work = bucket.workFolder();
        Closeable pageLock = page.isPresent() ? page.get().lock() : () -> {};
        Cleanup cleanup = Cleanup.onInterrupt(terminal, bucket, work, pageLock);
        Details details = details(work.spill())) {
      work.clearedUp().forEach(terminal::message);
      ReplayReport report = replay(inputs, work, details);
      cleanup.beforePublishing(bucket);
      bucket.publish(work);
      cleanup.afterPublishing();
      if (report.totals().records() + report.totals().refused() == 0) {
        terminal.message(
            (options.common.kind() == RecordKind.ONLY_FAILED ? "no error output" : "no events")
                + " found in "
                + String.join(", ", options.inputs));
      }
      options.report.write(report, details, heading(), terminal, page);
      return options.common.status(report);
    }
  }

  private Inputs inputs() throws IOException {
    try {
      return Inputs.of(options.inputs);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private ReplayReport replay(Inputs inputs, WorkFolder work, Details details) throws IOException {
    Optional<String> senderKey = rules.sender();
    StreamCounts counts =
        new StreamCounts(
            settings.partitionLimit(),
            rules.timeZone(),
            senderKey,
            options.handler.isEmpty() ? originalTexts(rules) : record -> Map.of());
    try {
      return replay(inputs, work, details, counts);
    } catch (OutOfMemoryError e) {
      throw new IOException(EndOfMemory.words(counts.counts().partitions()), e);
    }
  }

  private ReplayReport replay(Inputs inputs, WorkFolder work, Details details, StreamCounts counts)
      throws IOException {
    try (DeliveryStream stream = stream(work, details, counts)) {
      Sink<FirehoseRecord> explained =
          details.explanations().isPresent()
              ? new Explainer(rules, places, details.explanations().get(), stream)
              : stream;
      Optional<Comparer> comparer = others.map(other -> comparer(other, explained));
      Sink<FirehoseRecord> sink = comparer.isPresent() ? comparer.get() : explained;
      Intake intake =
          new RecordFlow(options, terminal, places, counts.firstFailures(), now, rules)
              .run(inputs, work, sink);
      stream.finish();
      intake.addTo(counts.counts());
      counts.counts().add(Count.FALLBACK, processors.fallbackRecords());
      return counts
          .counts()
          .report(counts.firstFailures().at(places::failedInput), rules)
          .with(
              counts.figures(RulesCheck.whyNotJq(rules)),
              comparer.isPresent()
                  ? Optional.of(comparer.get().comparison(places))
                  : Optional.empty());
    }
  }

  /** The texts of a record's keys; none of what JQ reads and the function refuses. */
  private static Function<FirehoseRecord, Map<String, String>> originalTexts(RoutingRules rules) {
    RecordRouter router = new RecordRouter(rules);
    return record -> {
      router.route(record.payload(), record.payload().length);
      return router.texts();
    };
  }

  private Comparer comparer(RoutingRules other, Sink<FirehoseRecord> next) {
    return new Comparer(
        options.compare.orElseThrow().toString(),
        new FilingPlan(rules, settings),
        new FilingPlan(other, options.stream.settings(options.common, other)),
        next);
  }

  private DeliveryStream stream(WorkFolder work, Details details, StreamCounts counts) {
    long seed = options.seed.orElseGet(() -> new SecureRandom().nextLong());
    // Invocation ids are drawn by another thread than object names, so they have their own source.
    BatchProcessor processor =
        processors.processor(
            new RandomSource(~seed),
            (number, lambda, jq) ->
                details
                    .differences()
                    .orElseThrow()
                    .add(new Difference(places.of(number), lambda, jq)));
    return new DeliveryStream(
        settings, BufferHints.LAMBDA, processor, work, new RandomSource(seed), counts);
  }

  private Heading heading() {
    return new Heading(
        settings.name(),
        options.inputs,
        options.rules.map(Path::toString).orElse("the default rules"),
        Optional.of(options.out).filter(any -> !options.dryRun),
        rules.timeZone());
  }

  /**
   * The time of records that arrive now; it stands still while the run lasts. With a seed it is the
   * start of the day, so that two runs of a day give the same object names.
   */
  private Instant now(Clock clock) {
    Instant now = clock.instant();
    return options.seed.isPresent()
        ? now.atZone(rules.timeZone()).truncatedTo(ChronoUnit.DAYS).toInstant()
        : now;
  }

  private Details details(Path folder) throws IOException {
    return new Details(
        options.explain ? Optional.of(new Spool<>(folder, ExplainedEvent.class)) : Optional.empty(),
        options.processor == ProcessorChoice.BOTH
            ? Optional.of(new Spool<>(folder, Difference.class))
            : Optional.empty());
  }
}
