package io.sespartitioner.backfill;

import io.sespartitioner.backfill.InputFiles.InputFile;
import io.sespartitioner.backfill.Job.Limits;
import io.sespartitioner.backfill.RunLog.Part;
import io.sespartitioner.backfill.RunLog.Work;
import io.sespartitioner.replay.ExitStatus;
import io.sespartitioner.replay.ReportFile;
import io.sespartitioner.replay.RulesFile;
import io.sespartitioner.replay.Terminal;
import io.sespartitioner.replay.UsageException;
import io.sespartitioner.replay.page.Heading;
import io.sespartitioner.replay.report.Details;
import io.sespartitioner.replay.report.FailedInput;
import io.sespartitioner.replay.report.ReplayReport;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;

/** One backfill, from inputs to report. */
final class BackfillRun {

  private static final String SOME_WRITTEN =
      "not all objects may be there; those that are, are whole; the same command with --add"
          + " completes them";

  private final BackfillOptions options;
  private final Terminal terminal;
  private final Engine engine;
  private final Configuration configuration;
  private final Job job;
  private final String name;

  /**
   * A run, with everything checked that doesn't need the inputs.
   *
   * @throws UsageException if the options or the rules can't be used
   */
  BackfillRun(BackfillOptions options, Terminal terminal, Clock clock, Engine engine)
      throws IOException {
    this.options = options;
    this.terminal = terminal;
    this.engine = engine;
    this.configuration = engine.configuration();
    OptionRules.check(options);
    options.report.check();
    this.job =
        new Job(
            RulesFile.text(options.rules, this::rulesFile),
            options.common.streamName(),
            options.common.arrivesByEvent(),
            clock.millis(),
            options.common.kind(),
            options.compression,
            new Limits(options.objectSeconds * 1000, options.objectMebibytes * 1024L * 1024),
            options.dryRun);
    String begun = Instant.ofEpochMilli(job.nowMillis()).toString().replace(':', '-');
    this.name = begun + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  private byte[] rulesFile(String file) throws IOException {
    try (InputStream in = Stores.of(file, configuration).open(Stores.path(file))) {
      return in.readAllBytes();
    }
  }

  ExitStatus run() throws IOException {
    OutFolder out = OutFolder.at(options.out, configuration);
    if (options.dryRun) {
      return run(out, () -> true);
    }
    try {
      OutLock lock = out.lock(name, configuration);
      try {
        out.clear(configuration).forEach(terminal::message);
        return run(out, lock);
      } finally {
        lock.close();
      }
    } finally {
      out.clean(configuration);
    }
  }

  private ExitStatus run(OutFolder out, OutLock lock) throws IOException {
    if (!options.dryRun && !options.add && !out.isEmpty(configuration)) {
      throw new IOException(
          options.out + " is not empty; choose another --out, or --add to what is there");
    }
    List<InputFile> files = InputFiles.list(options.inputs, configuration);
    if (out.holdsOneOf(files)) {
      throw new UsageException("An INPUT lies in --out " + options.out + "; choose another --out");
    }
    Optional<ReportFile> page = page();
    RunLog log = out.log(configuration);
    if (!options.dryRun && !options.add) {
      log.forgetBegun();
    }
    Work work = options.add ? log.work(files, job, name) : Work.all(new Part(name, job, files));
    tell(work);
    TaskCounts counts = file(work, log, out, lock);
    counts.refused().forEach(this::tell);
    RoutingRules rules = RoutingRules.read(job.rules());
    ReplayReport report = counts.counts().report(counts.failedInputs(), rules);
    Details details =
        new Details(Optional.empty(), Optional.empty(), Optional.of(work.alreadyFiled()));
    options.report.write(report, details, heading(rules), terminal, page);
    return options.common.status(report);
  }

  private TaskCounts file(Work work, RunLog log, OutFolder out, OutLock lock) throws IOException {
    TaskCounts total = new TaskCounts();
    if (work.parts().isEmpty()) {
      return total;
    }
    JavaSparkContext spark = started();
    try {
      int first = 0;
      for (Part part : work.parts()) {
        Filing filing = new Filing(spark, configuration, part.job(), out, terminal.steps());
        int number = first;
        total.merge(
            options.dryRun
                ? filing.run(part.inputs(), number)
                : noted(part, log, out, lock, () -> filing.run(part.inputs(), number)));
        first += part.inputs().size();
      }
      return total;
    } finally {
      engine.stop(spark);
    }
  }

  /** Has the log tell of a part from its beginning, and what became of it. */
  private TaskCounts noted(Part part, RunLog log, OutFolder out, OutLock lock, PartFiling filing)
      throws IOException {
    log.begin(part);
    try {
      TaskCounts counts = filing.run();
      if (!lock.isHeld()) {
        throw new IOException(
            options.out
                + ": another backfill has begun to write into it, since this one seemed dead");
      }
      log.finish(part, counts.counts().totals());
      return counts;
    } catch (IOException e) {
      if (out.mayHoldSome()) {
        terminal.message(SOME_WRITTEN);
      } else if (part.name().equals(name)) {
        log.forget(part);
      }
      throw e;
    }
  }

  private interface PartFiling {

    TaskCounts run() throws IOException;
  }

  private void tell(Work work) {
    if (work.alreadyFiled() > 0) {
      terminal.message(
          "Inputs that are left out, since they are filed already: " + work.alreadyFiled());
    }
    if (!work.changed().isEmpty()) {
      terminal.message(
          "Inputs that have changed since they were filed, and are filed anew, so that what they"
              + " held then is there twice: "
              + work.changed().size()
              + ", the first "
              + work.changed().get(0).uri());
    }
  }

  private JavaSparkContext started() throws IOException {
    try {
      return engine.start();
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "Spark does not start, for its settings or too little memory (java -Xmx): "
              + e.getMessage(),
          e);
    }
  }

  private void tell(FailedInput refused) {
    terminal.message(refused.place() + ": " + refused.reason());
  }

  private Heading heading(RoutingRules rules) {
    return new Heading(
        job.streamName(),
        options.inputs,
        options.rules.orElse("the default rules"),
        Optional.of(options.out).filter(any -> !options.dryRun),
        rules.timeZone());
  }

  private Optional<ReportFile> page() throws IOException {
    Optional<Path> folder = local(options.out);
    return options.report.file(
        options.dryRun ? Optional.empty() : folder,
        file -> {
          for (String input : options.inputs) {
            if (local(input).filter(file::startsWith).isPresent()) {
              return true;
            }
          }
          return false;
        });
  }

  /** Where it is on this machine; empty if it is elsewhere. */
  private Optional<Path> local(String name) throws IOException {
    if (!Stores.isLocal(Stores.of(name, configuration))) {
      return Optional.empty();
    }
    Path path = Path.of(Stores.path(name).toUri().getPath()).toAbsolutePath().normalize();
    return Optional.of(Files.exists(path) ? path.toRealPath() : path);
  }

  /** Checks what picocli doesn't. */
  static final class OptionRules {

    private static final int MAX_MEBIBYTES = 4096;

    /** Of a hundred years: whoever wants one object for all times has it so. */
    private static final long MAX_SECONDS = 3_155_760_000L;

    private OptionRules() {}

    static void check(BackfillOptions options) {
      if (options.inputs.isEmpty()) {
        throw new UsageException("Name at least one INPUT; --help shows how");
      }
      if (options.inputs.contains("")) {
        throw new UsageException("An INPUT is empty; name a file or a folder");
      }
      if (options.rules.filter(String::isEmpty).isPresent()) {
        throw new UsageException("--rules is empty; name a file");
      }
      if (options.out.isEmpty()) {
        throw new UsageException("--out is empty; name a folder");
      }
      if (options.objectSeconds < 1 || options.objectSeconds > MAX_SECONDS) {
        throw new UsageException(
            "--object-seconds " + options.objectSeconds + ": 1 to " + MAX_SECONDS);
      }
      if (options.objectMebibytes < 1 || options.objectMebibytes > MAX_MEBIBYTES) {
        throw new UsageException(
            "--object-mebibytes " + options.objectMebibytes + ": 1 to " + MAX_MEBIBYTES);
      }
    }
  }
}
