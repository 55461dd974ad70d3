package io.sespartitioner.bench;

import io.sespartitioner.function.runtime.LambdaPackage;
import io.sespartitioner.function.runtime.LambdaProcess;
import io.sespartitioner.function.runtime.LambdaProcess.Launch;
import io.sespartitioner.function.runtime.LocalRuntimeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what calls cost while the deployed package grows warm under AWS's runtime client, on one
 * CPU, with Lambda's default of C1 only and with C2. Lambda bills time, and below 1,769 MB a
 * function gets CPU in proportion to its memory, so CPU time is what a call costs. The table has
 * the median of the rounds.
 */
final class WarmUp {
  private static final int ROUNDS = 5;

  /** About 1 MiB, the batch that infra asks Firehose for. */
  private static final int EVENTS = 600;

  /** The last call of each phase: a first call, an hour of one a minute, and a day. */
  private static final int[] PHASE_ENDS = {1, 60, 1_440};

  private final byte[] invocation = EventBatch.invocation(EVENTS);
  private final Path logs;

  private WarmUp(Path logs) throws IOException {
    this.logs = logs;
  }

  /** Runs the benchmark; there are no arguments. */
  public static void main(String[] arguments) throws IOException {
    WarmUp warmUp = new WarmUp(Files.createDirectories(Path.of("target", "warm-up")));
    Map<Compiler, List<double[]>> rounds = new EnumMap<>(Compiler.class);
    for (int round = 1; round <= ROUNDS; round++) {
      System.err.println("Round " + round + " of " + ROUNDS);
      for (Compiler compiler : Compiler.values()) {
        double[] millis = warmUp.millisPerCall(compiler);
        rounds.computeIfAbsent(compiler, c -> new ArrayList<>()).add(millis);
      }
    }
    System.out.println(Machine.describe() + ", on one by " + OneCpu.limit());
    System.out.println("CPU milliseconds of one call with " + EVENTS + " events");
    System.out.printf("%-9s %10s %10s %10s%n", "compiler", "call 1", "2 to 60", "61 to 1440");
    rounds.forEach(
        (compiler, of) ->
            System.out.printf(
                "%-9s %10.0f %10.1f %10.1f%n",
                compiler, median(of, 0), median(of, 1), median(of, 2)));
  }

  private double[] millisPerCall(Compiler compiler) throws IOException {
    Launch launch = Launch.of(LambdaPackage.deployed()).with(compiler.option());
    double[] millis = new double[PHASE_ENDS.length];
    try (LocalRuntimeApi api = new LocalRuntimeApi();
        LambdaProcess function = LambdaProcess.start(OneCpu.of(launch), api, logs)) {
      int calls = 0;
      double before = 0;
      for (int phase = 0; phase < PHASE_ENDS.length; phase++) {
        int first = calls;
        for (; calls < PHASE_ENDS[phase]; calls++) {
          api.call(invocation).response();
        }
        double now = cpuMillis(function);
        millis[phase] = (now - before) / (calls - first);
        before = now;
      }
    }
    return millis;
  }

  private static double cpuMillis(LambdaProcess function) {
    return function.process().info().totalCpuDuration().orElseThrow().toNanos() / 1e6;
  }

  private static double median(List<double[]> rounds, int phase) {
    return rounds.stream().mapToDouble(round -> round[phase]).sorted().toArray()[ROUNDS / 2];
  }
}
