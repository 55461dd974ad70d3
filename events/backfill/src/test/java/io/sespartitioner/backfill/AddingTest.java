package io.sespartitioner.backfill;

import static io.sespartitioner.backfill.BackfillCommand.backfill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same command again and again files each event once, whatever became of the ones before. */
class AddingTest {

  @TempDir Path folder;
  private Path input;
  private Path out;

  @BeforeEach
  void makeFolders() throws IOException {
    input = Files.createDirectory(folder.resolve("input"));
    out = folder.resolve("out");
  }

  @AfterEach
  void endTroubles() {
    ObjectStore.LOST_PUTS.set(0);
  }

  @Test
  void aPrefixThatGrowsByAFileAtATimeIsFiledOnceThoughARunIsKilled() throws Exception {
    for (int night = 1; night <= 4; night++) {
      grow(night);
      if (night == 3) {
        killOnceItWorks(process("--add", "--out", out, input));
      } else {
        BackfillCommand run = backfill("--add", "--format", "json", "--out", out, input);
        assertThat(run.status()).as(run.messages()).isZero();
        assertThat(run.json().get("alreadyFiled").asInt()).isEqualTo(night == 4 ? 2 : night - 1);
      }
    }
    assertEachOnce();
    assertThat(log(".json")).hasSizeBetween(3, 4);
    assertThat(hidden()).isEmpty();
  }

  @Test
  void inAnObjectStoreARunThatWasBrokenOffIsRepeatedAsItWasAndThenWhatIsNewIsFiled()
      throws IOException {
    grow(1);
    ObjectStore.LOST_PUTS.set(1_000);
    assertThat(backfill("--add", "--out", "s3:" + out, input).status()).isEqualTo(1);
    ObjectStore.LOST_PUTS.set(0);
    assertThat(Bucket.objects(out)).isNotEmpty();
    grow(2);
    BackfillCommand run = backfill("--add", "--format", "json", "--out", "s3:" + out, input);
    assertThat(run.status()).as(run.messages()).isZero();
    assertThat(run.json().get("records")).isEqualTo(replayed().get("records"));
    assertEachOnce();
    assertThat(log(".json")).hasSize(2);
  }

  @Test
  void aRunThatWasBrokenOffIsNotGoneOnWithByOtherRules() throws IOException {
    grow(1);
    ObjectStore.LOST_PUTS.set(1_000);
    backfill("--add", "--out", "s3:" + out, input);
    ObjectStore.LOST_PUTS.set(0);
    BackfillCommand other = backfill("--add", "--compression", "none", "--out", "s3:" + out, input);
    assertThat(other.status()).isEqualTo(1);
    assertThat(other.messages()).contains("broken off, with other rules or options", ".begun");
  }

  @Test
  void whatAFinishedRunNotesIsWhatItReadAndWhatBecameOfIt() throws IOException {
    Path file = grow(1);
    assertThat(backfill("--out", out, input).status()).isZero();
    JsonNode run = new ObjectMapper().readTree(log(".json").get(0).toFile());
    JsonNode one = run.get("inputs").get(0);
    assertThat(one.get("uri").asText()).isEqualTo("file:" + file.toRealPath());
    assertThat(one.get("bytes").asLong()).isEqualTo(Files.size(file));
    assertThat(one.get("lastChange").asText())
        .isEqualTo(java.time.Instant.ofEpochMilli(lastChange(file)).toString());
    assertThat(run.get("counts").get("records").asInt())
        .isEqualTo(replayed().get("records").asInt());
    assertThat(run.get("counts").get("delivered").asInt())
        .isEqualTo(replayed().get("delivered").asInt());
    assertThat(run.get("rules").asText()).contains("ses:caller-identity");
    assertThat(run.get("options").get("compression").asText()).isEqualTo("gzip");
  }

  @Test
  void whenAllIsFiledADryRunAndARunSaySoAndNothingIsWritten() throws IOException {
    grow(1);
    grow(2);
    backfill("--out", out, input);
    Set<String> before = Bucket.objects(out).keySet();
    for (String option : List.of("--dry-run", "--strict")) {
      BackfillCommand again = backfill("--add", option, "--format", "json", "--out", out, input);
      assertThat(again.status()).as(again.messages()).isZero();
      assertThat(again.messages()).contains("left out, since they are filed already: 2");
      assertThat(again.json().get("alreadyFiled").asInt()).isEqualTo(2);
      assertThat(again.json().get("records").asInt()).isZero();
    }
    assertThat(Bucket.objects(out).keySet()).isEqualTo(before);
    assertThat(log(".json")).hasSize(1);
  }

  @Test
  void anInputThatHasChangedIsFiledAnewAndNamed() throws IOException {
    Path file = grow(1);
    backfill("--out", out, input);
    Files.setLastModifiedTime(file, FileTime.fromMillis(lastChange(file) + 5_000));
    BackfillCommand again = backfill("--add", "--out", out, input);
    assertThat(again.messages())
        .contains("have changed since they were filed")
        .contains("there twice: 1, the first ")
        .contains(file.toString());
    assertThat(log(".json")).hasSize(2);
  }

  @Test
  void anArchiveIsReadWithoutWhatRunsNoteInIt() throws IOException {
    grow(1);
    JsonNode filed = backfill("--format", "json", "--out", out, input).json();
    long kept = filed.get("delivered").asLong() + filed.get("failed").asLong();
    for (BackfillCommand read :
        List.of(
            backfill("--dry-run", "--format", "json", out),
            backfill("--dry-run", "--format", "json", "s3:" + out),
            BackfillCommand.replay("--dry-run", "--format", "json", out))) {
      assertThat(read.json().get("records").asLong()).as(read.messages()).isEqualTo(kept);
    }
  }

  @Test
  void oneMoreInputRenamesNoObjectOfOtherFolders() throws IOException {
    grow(1);
    grow(2);
    assertThat(backfill("--object-mebibytes", 1, "--out", out, input).status()).isZero();
    new Events(99, 1, 1).write(100, input.resolve("a-first.json"));
    Path more = folder.resolve("more");
    assertThat(backfill("--object-mebibytes", 1, "--out", more, input).status()).isZero();
    Set<String> before = dated(out);
    Set<String> kept = new TreeSet<>(before);
    kept.retainAll(dated(more));
    assertThat(kept.size()).isGreaterThan(before.size() / 2);
  }

  @Test
  void twoRunsIntoOneNewFolderAtOnceAreOneRunAndARefusal() throws Exception {
    grow(1);
    for (String store : List.of("", "troubled:")) {
      Path place = folder.resolve("at-once" + store.length());
      ExecutorService threads = Executors.newFixedThreadPool(2);
      CountDownLatch start = new CountDownLatch(1);
      List<Future<BackfillCommand>> runs = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        runs.add(
            threads.submit(
                () -> {
                  start.await();
                  return backfill("--out", store + place, input);
                }));
      }
      start.countDown();
      List<BackfillCommand> ended = new ArrayList<>();
      for (Future<BackfillCommand> run : runs) {
        ended.add(run.get(2, TimeUnit.MINUTES));
      }
      threads.shutdown();
      assertThat(ended).filteredOn(run -> run.status() == 1).isNotEmpty();
      assertThat(ended)
          .filteredOn(run -> run.status() == 1)
          .allMatch(
              run ->
                  run.messages().contains("is being written by another")
                      || run.messages().contains("is not empty"));
    }
  }

  @Test
  void aLockThatIsNotRenewedIsTakenForAKilledRuns() throws IOException {
    org.apache.hadoop.fs.Path place = new org.apache.hadoop.fs.Path(out.toUri());
    org.apache.hadoop.fs.FileSystem store =
        place.getFileSystem(LocalSpark.engine().configuration());
    Duration renewal = Duration.ofMillis(200);
    try (StoreLock first = StoreLock.on(store, place, "first", renewal)) {
      assertThatThrownBy(() -> StoreLock.on(store, place, "second", renewal))
          .hasMessageContaining(out + " is being written by another backfill");
      assertThat(first.isHeld()).isTrue();
    }
    Files.writeString(out.resolve("_backfill/killed.lock"), "A backfill is at work here.");
    try (StoreLock third = StoreLock.on(store, place, "third", renewal)) {
      assertThat(third.isHeld()).isTrue();
      assertThat(out.resolve("_backfill/killed.lock")).doesNotExist();
    }
    assertThat(log(".lock")).isEmpty();
  }

  private Path grow(int night) throws IOException {
    return new Events(night, 4, 2).write(500, input.resolve("night-" + night + ".json"));
  }

  private static long lastChange(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toMillis();
  }

  /** Replay's judgement of the same lines, all of them once. */
  private void assertEachOnce() throws IOException {
    Path replayed = folder.resolve("replayed");
    assertThat(BackfillCommand.replay("--out", replayed, input).status()).isZero();
    assertThat(lines(out)).isEqualTo(lines(replayed)).hasSizeGreaterThan(900);
  }

  private JsonNode replayed() throws IOException {
    return BackfillCommand.replay("--dry-run", "--format", "json", input).json();
  }

  private static List<String> lines(Path bucket) {
    List<String> lines = new ArrayList<>();
    Bucket.lines(bucket).values().forEach(lines::addAll);
    // Records without a time of their own arrive when they are read.
    lines.replaceAll(line -> line.replaceAll("\"arrivalTimestamp\":\\d+", ""));
    Collections.sort(lines);
    return lines;
  }

  private List<Path> log(String extension) throws IOException {
    try (Stream<Path> files = Files.list(out.resolve("_backfill"))) {
      return files
          .filter(file -> file.toString().endsWith(extension) && file.toFile().length() > 0)
          .toList();
    }
  }

  private static Set<String> dated(Path bucket) {
    Set<String> names = new TreeSet<>(Bucket.objects(bucket).keySet());
    names.removeIf(name -> !name.contains("/2026/01/"));
    return names;
  }

  private List<String> hidden() throws IOException {
    try (Stream<Path> ofBucket = Files.list(out);
        Stream<Path> around = Files.list(folder)) {
      return Stream.concat(ofBucket, around)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(".replay~"))
          .toList();
    }
  }

  private Process process(Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> argument.startsWith("--add-opens"))
            .toList());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Backfill.class.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File(folder.toFile(), "killed.log"))
        .start();
  }

  /** Kills it when it has noted that it began; it may have come to any place behind. */
  private void killOnceItWorks(Process run) throws IOException, InterruptedException {
    while (run.isAlive() && log(".begun").isEmpty()) {
      Thread.sleep(20);
    }
    Thread.sleep(1_000);
    run.destroyForcibly().waitFor();
    assertThat(run.exitValue()).as(Files.readString(folder.resolve("killed.log"))).isNotZero();
  }
}
