package io.sespartitioner.replay.load;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Measures replay: {@code java -cp events/target/test-classes io.sespartitioner.replay.load.LoadRun
 * EVENTS...}, run from the clone after {@code package}.
 *
 * <p>For each number of events it makes that many, one in a hundred bad, from 300 senders over one
 * day; files them with {@code java -Xmx256m -jar events/target/replay.jar}; prints what that took;
 * and compares the checksum of what went in with that of what came out. Exit status 1 if they
 * differ. Its files, about three times the events in size, are below {@code events/target} and are
 * deleted at the end.
 */
public final class LoadRun {

  private static final int SENDERS = 300;
  private static final double BAD_SHARE = 0.01;
  private static final String HEAD =
      "      events        MB   seconds      MB/s  heap MiB   RSS MiB   kept to the byte";

  private LoadRun() {}

  /** Runs once for each argument, a number of events. */
  public static void main(String[] args) throws Exception {
    System.out.println(HEAD);
    boolean kept = true;
    for (String events : args) {
      Path folder = Files.createTempDirectory(Path.of("events/target"), "load-");
      try {
        kept &= run(Long.parseLong(events), folder);
      } finally {
        delete(folder);
      }
    }
    System.exit(kept ? 0 : 1);
  }

  private static boolean run(long events, Path folder) throws Exception {
    Path input = folder.resolve("events.json");
    Path bucket = folder.resolve("bucket");
    RecordSum in = write(events, input);
    ReplayProcess.Cost cost = ReplayProcess.run(input, bucket, folder);
    RecordSum out = new RecordSum();
    RecordLines.ofBucket(bucket, out::add);
    boolean kept = in.toString().equals(out.toString());
    double megabytes = in.bytes() / 1e6;
    double seconds = cost.time().toMillis() / 1e3;
    System.out.printf(
        "%,12d %,9.1f %9.1f %9.1f %9d %9d   %s%n",
        in.records(),
        megabytes,
        seconds,
        megabytes / seconds,
        cost.heapMib(),
        cost.residentMib(),
        kept ? "yes" : "NO: in " + in + ", out " + out);
    return kept;
  }

  private static RecordSum write(long count, Path file) throws IOException {
    EventGenerator events = new EventGenerator(1, SENDERS, Duration.ofDays(1), BAD_SHARE);
    RecordSum sum = new RecordSum();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (long i = 0; i < count; i++) {
        byte[] event = events.next();
        sum.add(event);
        out.write(event);
      }
    }
    return sum;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Iterator<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).iterator();
      while (deepestFirst.hasNext()) {
        Files.delete(deepestFirst.next());
      }
    }
  }
}
