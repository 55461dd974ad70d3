package io.sespartitioner.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the handlers when warm and prints a table. Each round runs every handler once in a JVM
 * of its own, under each compiler in turn, so that whatever slows the machine for a while slows all
 * of them; the table has the median of the rounds.
 *
 * <p>{@code -Dbench.quick=true} measures for a shorter time, and batches of one size.
 */
final class Throughput {
  private static final boolean QUICK = Boolean.getBoolean("bench.quick");
  private static final int ROUNDS = 3;
  private static final int SECONDS = QUICK ? 2 : 5;
  private static final String[] BATCHES =
      QUICK ? new String[] {"500"} : new String[] {"100", "500", "1500"};

  private final Map<Measured, List<Figures>> figures = new LinkedHashMap<>();

  private Throughput() {}

  /** Runs the benchmark; there are no arguments. */
  public static void main(String[] arguments) throws RunnerException, IOException {
    SameAnswers.check();
    Throughput throughput = new Throughput();
    for (int round = 1; round <= ROUNDS; round++) {
      for (Compiler compiler : Compiler.values()) {
        System.err.println("Round " + round + " of " + ROUNDS + ", " + compiler);
        throughput.run(compiler);
      }
    }
    Map<Measured, Figures> medians = new LinkedHashMap<>();
    throughput.figures.forEach((measured, all) -> medians.put(measured, Figures.median(all)));
    System.out.println(Machine.describe());
    System.out.print(new ThroughputTable(medians).text());
  }

  private void run(Compiler compiler) throws RunnerException {
    List<RunResult> results = new ArrayList<>();
    results.addAll(new Runner(options(compiler, BaselineBenchmark.class).build()).run());
    results.addAll(
        new Runner(options(compiler, DeployedBenchmark.class).param("rules", allRules()).build())
            .run());
    for (RunResult result : results) {
      Measured measured = measured(compiler, result);
      figures.computeIfAbsent(measured, m -> new ArrayList<>()).add(figures(measured, result));
    }
  }

  private static ChainedOptionsBuilder options(Compiler compiler, Class<?> benchmark) {
    return new OptionsBuilder()
        .include(benchmark.getName())
        .param("events", BATCHES)
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.MICROSECONDS)
        .forks(1)
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(SECONDS)
        .measurementTime(TimeValue.seconds(1))
        .jvmArgs(compiler.jvmOptions())
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
  }

  private static String[] allRules() {
    return Stream.of(RulesProfile.values()).map(RulesProfile::name).toArray(String[]::new);
  }

  private static Measured measured(Compiler compiler, RunResult result) {
    String handler = result.getPrimaryResult().getLabel();
    String rules = result.getParams().getParam("rules");
    return new Measured(
        compiler,
        Integer.parseInt(result.getParams().getParam("events")),
        rules == null ? handler : handler + " " + rules);
  }

  private static Figures figures(Measured measured, RunResult result) {
    double bytes = result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    double micros = result.getPrimaryResult().getScore();
    return new Figures(micros / measured.events(), bytes / measured.events());
  }
}
