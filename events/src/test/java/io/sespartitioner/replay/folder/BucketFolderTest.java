package io.sespartitioner.replay.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketFolderTest {

  private static final Pattern NAMES = Pattern.compile("s-1-.*gz");

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void nameTheBucket() {
    path = folder.resolve("bucket");
  }

  @Test
  void objectsAppearOnlyWhenTheyArePublished() throws IOException {
    BucketFolder bucket = BucketFolder.empty(path);
    try (WorkFolder work = bucket.workFolder()) {
      Files.writeString(work.object("a/b/object"), "content");
      assertThat(path).doesNotExist();
      bucket.publish(work);
    }
    assertThat(path.resolve("a/b/object")).hasContent("content");
    assertThat(folder.toFile().list()).containsExactly("bucket");
  }

  /** The folder in which objects were made becomes the bucket, instead of filling it. */
  @Test
  void aNewBucketAppearsInOneStep() throws IOException {
    BucketFolder bucket = BucketFolder.empty(path);
    try (WorkFolder work = bucket.workFolder()) {
      Files.writeString(work.object("a/b/object"), "content");
      Object made = Files.readAttributes(work.objects(), BasicFileAttributes.class).fileKey();
      bucket.publish(work);
      assertThat(Files.readAttributes(path, BasicFileAttributes.class).fileKey()).isEqualTo(made);
    }
  }

  /** Killed on the way, it would have been left with a part. */
  @Test
  void anEmptyFolderIsFilledInOneStepToo() throws IOException {
    Files.createDirectory(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-x--x"));
    try (WorkFolder work = BucketFolder.empty(path).workFolder()) {
      Files.writeString(work.object("a/b/object"), "content");
      Object made = Files.readAttributes(work.objects(), BasicFileAttributes.class).fileKey();
      BucketFolder.empty(path).publish(work);
      assertThat(Files.readAttributes(path, BasicFileAttributes.class).fileKey()).isEqualTo(made);
    }
    assertThat(path.resolve("a/b/object")).hasContent("content");
    assertThat(Files.getPosixFilePermissions(path))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-x--x"));
    assertThat(folder.toFile().list()).containsExactly("bucket");
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "link/below/it"})
  void aLinkThatLeadsNowhereIsNamedAndStays(String out) throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("gone"));
    assertThatThrownBy(() -> BucketFolder.empty(folder.resolve(out)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            link
                + " is a link to "
                + folder.resolve("gone")
                + ", which is not there; make that folder, or choose another --out");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void whatIsNotPublishedLeavesNoTrace() throws IOException {
    try (WorkFolder work = BucketFolder.empty(path).workFolder()) {
      Files.writeString(work.object("a/b/object"), "content");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void overwritingReplacesObjectsAndKeepsOtherFiles() throws IOException {
    Path old =
        path.resolve("x/2023/s-1-2023-11-06-10-00-00-01234567-89ab-4cde-8f01-23456789abcd.gz");
    Files.createDirectories(old.getParent());
    Files.writeString(old, "old");
    Files.writeString(path.resolve("notes.txt"), "mine");
    BucketFolder bucket = BucketFolder.overwriting(path, NAMES);
    try (WorkFolder work = bucket.workFolder()) {
      Files.writeString(work.object("y/object"), "new");
      bucket.publish(work);
    }
    assertThat(path.resolve("x")).doesNotExist();
    assertThat(path.resolve("notes.txt")).hasContent("mine");
    assertThat(path.resolve("y/object")).hasContent("new");
  }

  @Test
  void aFolderWithSomethingInItIsRefused() throws IOException {
    Files.createDirectories(path.resolve("something"));
    assertThatThrownBy(() -> BucketFolder.empty(path))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not empty");
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    Files.writeString(path, "a file");
    assertThatThrownBy(() -> BucketFolder.empty(path)).hasMessageContaining("is not a folder");
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, %2E%2E/%2E%2E/etc/passwd",
    "/absolute, %2F/absolute",
    "a//b, a/%2F/b",
    "./a, %2E/a",
    "a\tb/c, a%09b/c"
  })
  void noNameLeadsOutOfTheFolder(String key, String file) throws IOException {
    try (WorkFolder work = BucketFolder.empty(path).workFolder()) {
      assertThat(work.objects().relativize(work.object(key))).hasToString(file);
    }
  }

  @Test
  void anOverlongLevelIsCut() throws IOException {
    try (WorkFolder work = BucketFolder.empty(path).workFolder()) {
      Path file = work.object("\u00e4".repeat(300) + "/object");
      assertThat(Files.writeString(file, "x")).exists();
    }
  }
}
