package io.sespartitioner.replay.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sespartitioner.replay.stream.ObjectNames;
import io.sespartitioner.replay.stream.StreamSettings;
import io.sespartitioner.replay.stream.StreamSettings.BufferHints;
import io.sespartitioner.replay.stream.StreamSettings.Layout;
import io.sespartitioner.routing.FirehosePrefix;
import io.sespartitioner.routing.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --overwrite} changes in a folder, and what it leaves alone. */
class ReplacementTest {

  private static final String OLD =
      "x/2023/s-1-2023-11-06-10-00-00-01234567-89ab-4cde-8f01-23456789abcd.gz";
  private static final String NEW =
      "y/2023/s-1-2023-11-06-10-00-00-11234567-89ab-4cde-8f01-23456789abcd.gz";

  private static final FirehosePrefix IN_FOLDERS =
      new FirehosePrefix(List.of(new Part.Key("k"), new Part.Literal("/")));

  private static final Pattern NAMES =
      ObjectNames.fileNames(
          new StreamSettings(
              "s",
              new Layout(IN_FOLDERS, IN_FOLDERS, ZoneOffset.UTC),
              BufferHints.LAMBDA,
              1,
              Compression.GZIP));

  @TempDir Path folder;
  private Path bucket;

  @BeforeEach
  void fillTheBucket() throws IOException {
    bucket = folder.resolve("bucket");
    Files.createDirectories(bucket.resolve(OLD).getParent());
    Files.writeString(bucket.resolve(OLD), "old");
  }

  @Test
  void behindASymbolicLinkObjectsAreReplacedToo() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), bucket);
    publishTo(link);
    assertOnlyTheNewOneIsThere();
    assertThat(link).isSymbolicLink();
  }

  @Test
  void emptyFoldersThatHeldNoObjectStay() throws IOException {
    Path refs = Files.createDirectories(bucket.resolve(".git/refs/heads"));
    publishTo(bucket);
    assertThat(refs).isDirectory();
    assertOnlyTheNewOneIsThere();
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "y/2023"})
  void aFileInTheWayOfAFolderChangesNothing(String inTheWay) throws IOException {
    Path file = bucket.resolve(inTheWay);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "mine");
    assertThatThrownBy(() -> publishTo(bucket))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(inTheWay + " is in the way of a folder of objects");
    assertThat(file).hasContent("mine");
    assertThat(bucket.resolve(OLD)).hasContent("old");
    // Not doesNotExist(): below a file the answer is "can't tell".
    assertThat(Files.exists(bucket.resolve(NEW))).isFalse();
  }

  @Test
  void aFolderInTheWayOfAnObjectChangesNothing() throws IOException {
    Files.createDirectories(bucket.resolve(NEW));
    assertThatThrownBy(() -> publishTo(bucket)).hasMessageContaining("in the way of an object");
    assertThat(bucket.resolve(OLD)).hasContent("old");
  }

  /** As when the run before had the same seed. */
  @Test
  void anObjectOfTheSameNameIsReplaced() throws IOException {
    Files.createDirectories(bucket.resolve(NEW).getParent());
    Files.writeString(bucket.resolve(NEW), "old");
    publishTo(bucket);
    assertOnlyTheNewOneIsThere();
  }

  /** As when the bucket is a disk of its own. */
  @Test
  void objectsMadeInAFolderInsideTheBucketAreNotTakenForOldOnes() throws IOException {
    try (WorkFolder work = WorkFolder.in(bucket, bucket, true)) {
      Files.writeString(work.object(NEW), "new");
      new Replacement(work, bucket, NAMES).run();
    }
    assertOnlyTheNewOneIsThere();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other-s-1-2023-11-06-10-00-00-01234567-89ab-4cde-8f01-23456789abcd.gz",
        "s2-1-2023-11-06-10-00-00-01234567-89ab-4cde-8f01-23456789abcd.gz",
        "s-1-2023-11-06-10-00-00-01234567-89ab-4cde-8f01-23456789abcd.gz.part"
      })
  void objectsOfAnotherStreamAndOtherFilesStay(String name) throws IOException {
    Path other = Files.writeString(bucket.resolve("x/2023").resolve(name), "mine");
    publishTo(bucket);
    assertThat(other).hasContent("mine");
    assertThat(bucket.resolve(OLD)).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+10000", "-0001", "0000", "2026"})
  void objectsOfEveryYearThatARunCanWriteAreReplaced(String year) throws IOException {
    String name = "s-1-" + year + "-01-01-00-00-00-01234567-89ab-4cde-8f01-23456789abcd";
    Path old = Files.writeString(bucket.resolve("x").resolve(name), "old");
    publishTo(bucket);
    assertThat(old).doesNotExist();
  }

  @Test
  void whatEndsBeforeAllIsDoneLeavesAFileThatSaysSo() throws IOException {
    BucketFolder target = BucketFolder.overwriting(bucket, NAMES);
    try (WorkFolder work = target.workFolder()) {
      Files.writeString(work.object(NEW), "new");
      // An old object that nobody finds any more ends it.
      Files.writeString(work.old().resolve("gone"), "");
      assertThatThrownBy(() -> target.publish(work)).isInstanceOf(IOException.class);
    }
    assertThat(bucket.resolve(".replay~unfinished"))
        .content()
        .contains("not all of its objects are here")
        .contains("--overwrite");
    publishTo(bucket);
    assertOnlyTheNewOneIsThere();
  }

  private static void publishTo(Path path) throws IOException {
    BucketFolder target = BucketFolder.overwriting(path, NAMES);
    try (WorkFolder work = target.workFolder()) {
      Files.writeString(work.object(NEW), "new");
      target.publish(work);
    }
  }

  private void assertOnlyTheNewOneIsThere() {
    assertThat(bucket.resolve("x")).doesNotExist();
    assertThat(bucket.resolve(NEW)).hasContent("new");
    assertThat(bucket.toFile().list((in, name) -> !name.equals(".git"))).containsExactly("y");
  }
}
