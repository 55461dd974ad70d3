package io.sespartitioner.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.function.ReasonCode;
import io.sespartitioner.function.RecordRouter;
import io.sespartitioner.function.Verdict;
import io.sespartitioner.replay.Intake.Places;
import io.sespartitioner.replay.ReplayOptions.ProcessorChoice;
import io.sespartitioner.replay.expect.Expectations;
import io.sespartitioner.replay.expect.Expectations.Decided;
import io.sespartitioner.replay.expect.Expectations.Difference;
import io.sespartitioner.replay.expect.Fate;
import io.sespartitioner.replay.folder.WorkFolder;
import io.sespartitioner.replay.input.Inputs;
import io.sespartitioner.replay.report.FailedInput;
import io.sespartitioner.replay.report.Printable;
import io.sespartitioner.replay.stream.DeliveryStream;
import io.sespartitioner.replay.stream.Failure;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.PrefixEvaluation;
import io.sespartitioner.replay.stream.RandomSource;
import io.sespartitioner.replay.stream.StreamSettings;
import io.sespartitioner.replay.stream.StreamSettings.BufferHints;
import io.sespartitioner.routing.Router.Explanation;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks what becomes of events against what a file says of them, or writes that file. Records go
 * through the same processor as in a replay; each is filed as if it were alone, since in a stream a
 * neighbour's buffer decides on a timestamp in the prefix.
 */
final class ExpectationCheck {

  /** When records arrive that have no time of their own: the same at each check. */
  private static final Instant NO_TIME = Instant.EPOCH;

  private static final int ONE_SEED = 1;

  private final ReplayOptions options;
  private final Terminal terminal;
  private final Path file;
  private final RoutingRules rules;
  private final StreamSettings settings;
  private final Places places = new Places(true);

  /**
   * A check, with everything checked that doesn't need the inputs.
   *
   * @throws UsageException if the options or the rules can't be used
   */
  ExpectationCheck(ReplayOptions options, Terminal terminal) throws IOException {
    this.options = options;
    this.terminal = terminal;
    this.file =
        options.expect.orElseThrow(
            () -> new UsageException("--accept writes the file of --expect FILE; name one"));
    checkOptions();
    this.rules = RulesFile.read(options.rules);
    this.settings = options.stream.settings(options.common, rules).withoutPartitionLimit();
  }

  private void checkOptions() {
    if (!options.accept && !options.inputs.isEmpty()) {
      throw new UsageException(
          "--expect takes its INPUTs from "
              + file
              + "; leave them out, or add --accept to write it");
    }
    if (options.explain || options.compare.isPresent() || options.report.wantsPage()) {
      throw new UsageException("--expect only checks; leave out --explain, --compare, --report");
    }
    if (options.processor == ProcessorChoice.BOTH) {
      throw new UsageException("--expect checks one processor; write --processor lambda or jq");
    }
    for (String input : options.inputs) {
      if (input.equals("-") || input.startsWith("s3:")) {
        throw new UsageException("--accept takes files and folders, not " + input);
      }
    }
  }

  ExitStatus run() throws IOException {
    boolean fromFile = !options.accept || options.inputs.isEmpty();
    Expectations expected = fromFile ? expectations() : Expectations.NONE;
    List<Path> inputs =
        fromFile
            ? List.copyOf(expected.paths(file).values())
            : options.inputs.stream().map(input -> Path.of(input).toAbsolutePath()).toList();
    Fates fates = new Fates();
    if (!read(inputs.stream().map(Path::toString).toList(), fates)) {
      return ExitStatus.TROUBLE;
    }
    if (options.accept) {
      Expectations.of(file, inputs, fates.byInput()).write(file);
      terminal.message(fates.count() + " written to " + file);
      return ExitStatus.DONE;
    }
    List<Difference> differences = expected.differences(file, fates.byInput());
    write(fates, differences);
    return differences.isEmpty() ? ExitStatus.DONE : ExitStatus.RECORDS_FAILED;
  }

  private Expectations expectations() throws IOException {
    if (!Files.exists(file)) {
      throw new UsageException(
          file + ": no such file; --expect " + file + " --accept INPUT... writes it");
    }
    Set<String> reasons = new TreeSet<>();
    Arrays.stream(ReasonCode.values()).map(ReasonCode::wireName).forEach(reasons::add);
    Arrays.stream(Failure.ErrorType.values()).map(type -> type.wireName()).forEach(reasons::add);
    try {
      return Expectations.read(file, reasons);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** Runs all records through the processor; false if some could not be taken. */
  private boolean read(List<String> inputs, Fates fates) throws IOException {
    RandomSource random = new RandomSource(ONE_SEED);
    try (WorkFolder work = WorkFolder.discarding();
        DeliveryStream stream =
            new DeliveryStream(
                settings,
                BufferHints.LAMBDA,
                new Processors(options, rules, terminal)
                    .processor(random, (number, lambda, jq) -> {}),
                work,
                random,
                fates)) {
      Intake intake =
          new RecordFlow(options, terminal, places, new FailedInput.First<>(), NO_TIME, rules)
              .run(Inputs.of(inputs), work, stream);
      stream.finish();
      return intake.tookAll();
    }
  }

  private void write(Fates fates, List<Difference> differences) throws IOException {
    PrintWriter out = terminal.reportWriter();
    if (options.report.isJson()) {
      out.println(
          new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(new Outcome(fates.decided.size(), differences)));
    } else {
      differences.forEach(difference -> out.println(Printable.text(difference.text())));
      String not = differences.isEmpty() ? "" : differences.size() + " of ";
      String is = differences.isEmpty() ? " as " : " not as ";
      out.println(not + fates.count() + is + file + " expects");
    }
    out.flush();
  }

  /** What is written for programs. */
  private record Outcome(long records, List<Difference> differences) {}

  /** What became of records, by their numbers. */
  private final class Fates implements DeliveryStream.Observer {

    private final PrefixEvaluation prefix =
        new PrefixEvaluation(
            settings.layout().prefix(),
            settings.layout().timeZone(),
            () -> "!{firehose:random-string}");
    private final RecordRouter router = new RecordRouter(rules);
    private final Map<Long, Decided> decided = new TreeMap<>();

    @Override
    public void delivered(FirehoseRecord record, PartitionId partition, int bytes) {
      String alone = prefix.evaluate(partition.keys(), "", record.arrivalMillis());
      decided.put(record.number(), new Decided(new Fate.Filed(alone), why(record)));
    }

    @Override
    public void dropped(FirehoseRecord record) {
      decided.put(record.number(), new Decided(new Fate.Dropped(), why(record)));
    }

    @Override
    public void failed(FirehoseRecord record, Failure failure, String folder, int bytes) {
      String reason = failure.reason().orElse(failure.type().wireName());
      decided.put(record.number(), new Decided(new Fate.Failed(reason), why(record)));
    }

    @Override
    public void deliveredObjectClosed(String folder) {}

    @Override
    public void errorObjectClosed(String folder) {}

    @Override
    public void partitionOpened(int active, long atMillis) {}

    String count() {
      return decided.size() == 1 ? "1 event" : decided.size() + " events";
    }

    /** By our rules, which another handler need not follow; a file that is written says none. */
    private String why(FirehoseRecord record) {
      if (options.handler.isPresent() || options.accept) {
        return "";
      }
      Verdict verdict = router.route(record.payload(), record.payload().length);
      if (verdict instanceof Verdict.Failed failed) {
        return failed.detail();
      }
      return verdict instanceof Verdict.Dropped dropped
          ? dropped.why()
          : router.explanation().map(Fates::words).orElse("");
    }

    private static String words(Explanation explanation) {
      return explanation.steps().stream()
          .map(step -> step.key() + " is " + step.value() + " by " + step.origin())
          .collect(Collectors.joining("; "));
    }

    /** What became of the records of each input, by its path. */
    Map<Path, List<Decided>> byInput() {
      Map<Path, List<Decided>> inputs = new TreeMap<>();
      decided.forEach(
          (number, fate) ->
              inputs
                  .computeIfAbsent(
                      Path.of(places.failedInput(number, "").file()), input -> new ArrayList<>())
                  .add(fate));
      return inputs;
    }
  }
}
