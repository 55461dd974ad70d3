package io.sespartitioner.replay.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sespartitioner.replay.folder.BucketFolder.Replacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      new Replacement(work, bucket).run();
    }
    assertOnlyTheNewOneIsThere();
  }

  private static void publishTo(Path path) throws IOException {
    BucketFolder target = BucketFolder.overwriting(path);
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
