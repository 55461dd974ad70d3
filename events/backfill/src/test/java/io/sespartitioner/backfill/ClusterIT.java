package io.sespartitioner.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The job's jar on a real cluster, of which a half is lost on the way. */
class ClusterIT {

  @TempDir Path folder;

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void aClusterThatLosesAWorkerFilesToTheByteWhatOneProcessFiles() throws Exception {
    Path input = Files.createDirectory(folder.resolve("input"));
    Events events = new Events(11, 200, 2);
    for (int i = 0; i < 4; i++) {
      events.write(5_000, input.resolve("events-" + i + ".json"));
    }
    Path out = folder.resolve("out");
    try (Cluster cluster = new Cluster(folder, 2)) {
      Process job = cluster.submit("--arrival", "event", "--out", out, input);
      awaitObject(out, job);
      cluster.loseOneAtWork();
      assertThat(job.waitFor(5, TimeUnit.MINUTES)).isTrue();
      assertThat(job.exitValue()).as(cluster.output("submit")).isZero();
      assertThat(cluster.output("submit")).contains("nothing is lost").contains("Lost executor");
    }
    Path alone = folder.resolve("alone");
    assertThat(BackfillCommand.backfill("--out", alone, input).status()).isZero();
    assertSame(dated(Bucket.objects(out)), dated(Bucket.objects(alone)));
  }

  /** Waits until the first object is made, which isn't in its place before the last is. */
  private static void awaitObject(Path out, Process job) throws IOException, InterruptedException {
    while (job.isAlive() && !holdsObject(out)) {
      Thread.sleep(10);
    }
  }

  private static boolean holdsObject(Path out) throws IOException {
    if (!Files.exists(out)) {
      return false;
    }
    try (Stream<Path> files =
        Files.find(out, 20, (path, attributes) -> attributes.isRegularFile())) {
      return files.anyMatch(path -> !path.startsWith(out.resolve("_backfill")));
    }
  }

  private static void assertSame(Map<String, byte[]> objects, Map<String, byte[]> expected) {
    assertThat(objects.keySet()).isEqualTo(expected.keySet()).hasSizeGreaterThan(300);
    expected.forEach((name, content) -> assertThat(objects.get(name)).isEqualTo(content));
  }

  /** Without what arrives when it is read, since it has no time of its own. */
  private static Map<String, byte[]> dated(Map<String, byte[]> objects) {
    objects.keySet().removeIf(name -> !name.contains("/2026/01/"));
    return objects;
  }
}
