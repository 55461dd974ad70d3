package io.sespartitioner.backfill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a process took.
 *
 * @param seconds from start to end
 * @param cpuSeconds of all its threads
 * @param residentMib the most memory that it had; 0 where there is no /proc
 */
record MeasuredProcess(double seconds, double cpuSeconds, long residentMib) {

  private static final Pattern PEAK_RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  /** Runs a command to its end, without its standard output. */
  static MeasuredProcess run(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Duration cpu = Duration.ZERO;
    long resident = 0;
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      cpu = process.info().totalCpuDuration().orElse(cpu);
      resident = Math.max(resident, resident(process));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IOException(command + " ended with status " + process.exitValue());
    }
    return new MeasuredProcess(seconds, cpu.toMillis() / 1e3, resident / 1024);
  }

  private static long resident(Process process) {
    try {
      return PEAK_RESIDENT
          .matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")))
          .results()
          .mapToLong(match -> Long.parseLong(match.group(1)))
          .max()
          .orElse(0);
    } catch (IOException e) {
      // Between the process's end and ours noticing it, or not on Linux.
      return 0;
    }
  }
}
