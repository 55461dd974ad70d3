package io.sespartitioner.backfill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files the same events by backfill, by a job in Spark SQL and by DuckDB, in turn, and prints what
 * each took as a table: {@code Contest EVENTS ROUNDS OPTIONS}, with the options for Java, run in
 * {@code events/backfill} after {@code package}.
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
      System.out.printf(
          "%s events, %,d bytes; %s, %d processors%n",
          args[0], bytes, args[2], Runtime.getRuntime().availableProcessors());
      System.out.println(
          "| round | by | CPU seconds | seconds | MB/s | memory | objects | their bytes |");
      System.out.println("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
      for (int round = 1; round <= Integer.parseInt(args[1]); round++) {
        for (Contestant contestant : contestants(List.of(args[2].split(" ", -1)))) {
          Path out = folder.resolve(contestant.name.replace(' ', '-') + "-" + round);
          measure(round, contestant, events, bytes, out);
        }
      }
    } finally {
      delete(folder);
    }
  }

  /** All with the same options for Java, in turn. */
  private static List<Contestant> contestants(List<String> javaOptions) {
    List<String> ours = List.of("-jar", "target/backfill/backfill.jar");
    List<Contestant> all =
        List.of(
            new Contestant("backfill", ours, List.of("INPUT", "--out", "OUT")),
            new Contestant("Spark SQL", main(SparkSqlJob.class), List.of("INPUT", "OUT")),
            new Contestant("DuckDB", main(DuckCopy.class), List.of("INPUT", "OUT")),
            new Contestant(
                "backfill, zstd", ours, List.of("INPUT", "--compression", "zstd", "--out", "OUT")));
    return all.stream().map(contestant -> contestant.on(javaOptions)).toList();
  }

  /** A program of the tests, with what Spark asks Java for. */
  private static List<String> main(Class<?> program) {
    List<String> command = new ArrayList<>();
    for (String open : System.getProperty("opens").split(" ", -1)) {
      command.addAll(List.of("--add-opens", open + "=ALL-UNNAMED"));
    }
    command.add("-Dlog4j2.configurationFile=classpath:backfill-log4j2.properties");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    return command;
  }

  /** A program, and its arguments with {@code INPUT} and {@code OUT} for the places. */
  private record Contestant(String name, List<String> program, List<String> arguments) {

    Contestant on(List<String> javaOptions) {
      List<String> command = new ArrayList<>(List.of(JAVA));
      command.addAll(javaOptions);
      command.addAll(program);
      return new Contestant(name, command, arguments);
    }

    List<String> command(Path input, Path out) {
      Stream<String> places =
          arguments.stream()
              .map(word -> word.equals("INPUT") ? input.toString() : word)
              .map(word -> word.equals("OUT") ? out.toString() : word);
      return Stream.concat(program.stream(), places).toList();
    }
  }

  private static void measure(int round, Contestant contestant, Path events, long bytes, Path out)
      throws IOException, InterruptedException {
    MeasuredProcess process = MeasuredProcess.run(contestant.command(events, out));
    List<Path> objects = objects(out);
    long written = 0;
    for (Path object : objects) {
      written += Files.size(object);
    }
    System.out.printf(
        "| %d | %s | %.1f | %.1f | %.0f | %,d MiB | %,d | %,d |%n",
        round,
        contestant.name,
        process.cpuSeconds(),
        process.seconds(),
        bytes / 1e6 / process.seconds(),
        process.residentMib(),
        objects.size(),
        written);
  }

  private static List<Path> objects(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().matches(".*(/_backfill/.*|/_SUCCESS|\\.crc)"))
          .toList();
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
