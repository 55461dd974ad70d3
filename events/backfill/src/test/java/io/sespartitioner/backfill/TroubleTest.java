package io.sespartitioner.backfill;

import static io.sespartitioner.backfill.BackfillCommand.backfill;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever goes wrong: what looks finished is whole, and everything is there or the status is 1.
 */
class TroubleTest {

  @TempDir Path folder;
  private Path input;
  private Path out;

  @BeforeEach
  void writeEvents() throws IOException {
    input = Files.createDirectory(folder.resolve("input"));
    out = folder.resolve("out");
    new Events(7, 10, 3).write(2_000, input.resolve("events.json"));
  }

  @AfterEach
  void endTroubles() {
    TroubledFiles.READ_TROUBLES.set(0);
    TroubledFiles.WRITE_TROUBLES.set(0);
    ObjectStore.LOST_PUTS.set(0);
  }

  @Test
  void tasksThatFailAtFirstAreTriedAgainAndNothingIsThereTwice() throws IOException {
    Map<String, byte[]> undisturbed = undisturbed();
    TroubledFiles.WRITE_TROUBLES.set(2);
    BackfillCommand run = backfill("--format", "json", "--out", "troubled:" + out, input);
    assertThat(run.status()).as(run.messages()).isZero();
    assertThat(TroubledFiles.WRITE_TROUBLES).hasValue(0);
    assertSame(Bucket.objects(out), undisturbed);
    assertThat(run.json().get("records")).isEqualTo(dryRun().json().get("records"));
  }

  @Test
  void anInputThatCanBeReadTheThirdTimeIsRead() throws IOException {
    Map<String, byte[]> undisturbed = undisturbed();
    TroubledFiles.READ_TROUBLES.set(2);
    BackfillCommand run = backfill("--out", out, "troubled:" + input);
    assertThat(run.status()).as(run.messages()).isZero();
    assertSame(Bucket.objects(out), undisturbed);
  }

  @Test
  void aFullDiskLeavesNothingAndNamesAFile() throws IOException {
    TroubledFiles.WRITE_TROUBLES.set(1_000);
    BackfillCommand run = backfill("--out", "troubled:" + out, input);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.messages()).contains("No space left on device").contains(out.toString());
    assertThat(run.report()).isEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void oneInputThatCannotBeReadIsNamedAndNothingIsWritten() throws IOException {
    Path whole = new Events(3, 4, 1).write(500, folder.resolve("whole.gz"));
    byte[] bytes = Files.readAllBytes(whole);
    Path broken = input.resolve("broken.gz");
    Files.write(broken, Arrays.copyOf(bytes, bytes.length / 2));
    BackfillCommand run = backfill("--out", out, input);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.messages()).startsWith("backfill: " + broken + ", after record ");
    assertThat(out).doesNotExist();
  }

  @Test
  void outputThatIsThereIsLeftAlone() throws IOException {
    Files.createDirectory(out);
    Files.writeString(out.resolve("mine.txt"), "mine");
    BackfillCommand run = backfill("--out", out, input);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.messages()).contains(out + " is not empty").contains("--add");
    assertThat(Bucket.objects(out)).containsOnlyKeys("mine.txt");
  }

  @Test
  void aFileInTheWayOfAFolderIsNamedBeforeAnythingIsWritten() throws IOException {
    Files.createDirectory(out);
    Files.writeString(out.resolve("ses-smtp-user.7"), "mine");
    BackfillCommand run = backfill("--add", "--out", out, input);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.messages())
        .contains(out + "/ses-smtp-user.7 is a file where a folder has to be")
        .hasLineCount(1);
    assertThat(Bucket.objects(out)).containsOnlyKeys("ses-smtp-user.7");
  }

  @Test
  void theSameBackfillAgainWritesTheSameObjectsAgain() throws IOException {
    backfill("--out", out, input);
    Map<String, byte[]> first = Bucket.objects(out);
    Files.delete(out.resolve(first.keySet().iterator().next()));
    Files.writeString(out.resolve("mine.txt"), "mine");
    forgetRuns();
    BackfillCommand again = backfill("--add", "--out", out, input);
    assertThat(again.status()).as(again.messages()).isZero();
    Files.delete(out.resolve("mine.txt"));
    assertSame(Bucket.objects(out), first);
  }

  @Test
  void inAnObjectStoreObjectsAppearWholeInTheirPlacesAndOnce() throws IOException {
    Map<String, byte[]> undisturbed = undisturbed();
    ObjectStore.LOST_PUTS.set(2);
    BackfillCommand run = backfill("--out", "s3:" + out, input);
    assertThat(run.status()).as(run.messages()).isZero();
    assertThat(ObjectStore.LOST_PUTS).hasValue(0);
    assertSame(Bucket.objects(out), undisturbed);
  }

  @Test
  void anObjectStoreThatFailsKeepsWholeObjectsWhichASecondRunCompletes() throws IOException {
    Map<String, byte[]> undisturbed = undisturbed();
    ObjectStore.LOST_PUTS.set(1_000);
    BackfillCommand failed = backfill("--out", "s3:" + out, input);
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.messages()).contains("--add");
    Bucket.objects(out)
        .forEach((name, content) -> assertThat(content).isEqualTo(undisturbed.get(name)));
    ObjectStore.LOST_PUTS.set(0);
    assertThat(backfill("--add", "--out", "s3:" + out, input).status()).isZero();
    assertSame(Bucket.objects(out), undisturbed);
  }

  private void forgetRuns() throws IOException {
    try (Stream<Path> log = Files.list(out.resolve("_backfill"))) {
      for (Path file : log.toList()) {
        Files.delete(file);
      }
    }
  }

  private Map<String, byte[]> undisturbed() throws IOException {
    Path elsewhere = folder.resolve("undisturbed");
    assertThat(backfill("--out", elsewhere, input).status()).isZero();
    Map<String, byte[]> objects = Bucket.objects(elsewhere);
    assertThat(objects).hasSizeGreaterThan(30);
    return objects;
  }

  private BackfillCommand dryRun() {
    return backfill("--dry-run", "--format", "json", input);
  }

  private static void assertSame(Map<String, byte[]> objects, Map<String, byte[]> expected) {
    assertThat(objects.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, content) -> assertThat(objects.get(name)).isEqualTo(content));
  }
}
