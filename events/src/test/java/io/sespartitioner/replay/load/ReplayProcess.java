package io.sespartitioner.replay.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs replay's jar in a process of its own, with {@code -Xmx256m}, and measures it. */
final class ReplayProcess {

  private static final Path JAR = Path.of("events/target/replay.jar");
  private static final Pattern HEAP_BEFORE_COLLECTION = Pattern.compile("(\\d+)M->\\d+M");
  private static final Pattern PEAK_RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private ReplayProcess() {}

  /**
   * What a run took.
   *
   * @param time from start to end of the process
   * @param heapMib the most that the heap held, in MiB
   * @param residentMib the most memory that the process had, in MiB; 0 where there is no /proc
   */
  record Cost(Duration time, long heapMib, long residentMib) {}

  /** Files the events; the work folder takes what the run says, and must be there. */
  static Cost run(Path events, Path out, Path work) throws IOException, InterruptedException {
    if (!Files.exists(JAR)) {
      throw new IOException("There is no " + JAR + "; build it, and run this from the clone");
    }
    Path heapLog = work.resolve("heap.log");
    Instant start = Instant.now();
    Process replay =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xlog:gc:file=" + heapLog,
                "-jar",
                JAR.toString(),
                "--seed",
                "1",
                "--out",
                out.toString(),
                events.toString())
            .redirectOutput(work.resolve("report.txt").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long residentKib = 0;
    while (!replay.waitFor(50, TimeUnit.MILLISECONDS)) {
      residentKib = Math.max(residentKib, peakResidentKib(replay));
    }
    Duration time = Duration.between(start, Instant.now());
    if (replay.exitValue() != 0) {
      throw new IOException("replay ended with status " + replay.exitValue());
    }
    return new Cost(time, peakHeapMib(heapLog), residentKib / 1024);
  }

  private static long peakHeapMib(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .flatMap(line -> HEAP_BEFORE_COLLECTION.matcher(line).results())
          .mapToLong(match -> Long.parseLong(match.group(1)))
          .max()
          .orElse(0);
    }
  }

  private static long peakResidentKib(Process process) {
    try {
      String status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
      return PEAK_RESIDENT
          .matcher(status)
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
