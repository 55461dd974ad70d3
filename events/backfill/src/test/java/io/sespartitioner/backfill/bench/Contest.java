package io.sespartitioner.backfill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Files the same events by replay, by backfill and by DuckDB, in turn, and prints what each took:
 * {@code Contest EVENTS ROUNDS HEAP}, run in {@code events/backfill} after {@code package}.
 *
 * <p>Its files, in size about twice the events and as much for each round, are below {@code target}
 * and are deleted at the end, not in between: ext4 takes seconds for tens of thousands of new files
 * if as many have just been deleted.
 */
final class Contest {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final String GENERATOR = "io.sespartitioner.replay.load.EventFile";

  private Contest() {}

  /** Runs all rounds. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target"), "contest-");
    try {
      Path events = folder.resolve("events.json");
      MeasuredProcess.run(
          List.of(JAVA, "-cp", "../target/test-classes", GENERATOR, args[0], events.toString()));
      long bytes = Files.size(events);
      System.out.printf("%s events, %,d bytes%n", args[0], bytes);
      System.out.println("            seconds     MB/s   CPU s   RSS MiB   objects");
      for (int round = 0; round < Integer.parseInt(args[1]); round++) {
        for (Map.Entry<String, List<String>> contestant : contestants("-Xmx" + args[2])) {
          measure(contestant, events, bytes, folder.resolve(contestant.getKey() + "-" + round));
        }
      }
    } finally {
      delete(folder);
    }
  }

  private static List<Map.Entry<String, List<String>>> contestants(String heap) {
    return List.of(
        Map.entry("replay", List.of(JAVA, heap, "-jar", "../target/replay.jar", "--out")),
        Map.entry("backfill", List.of(JAVA, heap, "-jar", "target/backfill/backfill.jar", "--out")),
        Map.entry(
            "DuckDB",
            List.of(
                JAVA,
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                DuckCopy.class.getName())));
  }

  private static void measure(
      Map.Entry<String, List<String>> contestant, Path events, long bytes, Path out)
      throws IOException, InterruptedException {
    boolean duck = contestant.getKey().equals("DuckDB");
    List<String> command =
        Stream.concat(
                contestant.getValue().stream(),
                Stream.of(duck ? events : out, duck ? out : events).map(Path::toString))
            .toList();
    MeasuredProcess process = MeasuredProcess.run(command);
    System.out.printf(
        "%-10s %8.1f %8.1f %7.1f %9d %9d%n",
        contestant.getKey(),
        process.seconds(),
        bytes / 1e6 / process.seconds(),
        process.cpuSeconds(),
        process.residentMib(),
        objects(out));
  }

  private static long objects(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
