package io.sespartitioner.replay.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalInputTest {

  @TempDir Path folder;

  @Test
  void aLinkToAFolderAroundItIsLeftOut() throws IOException {
    Files.createFile(folder.resolve("a"));
    Files.createSymbolicLink(folder.resolve("self"), Path.of("."));
    assertThat(visited()).containsExactly("a");
  }

  @Test
  void linksToFoldersThatLinkBackAreFollowedOnce() throws IOException {
    Files.createFile(Files.createDirectories(folder.resolve("a")).resolve("1"));
    Files.createFile(Files.createDirectories(folder.resolve("b")).resolve("2"));
    Files.createSymbolicLink(folder.resolve("a/to-b"), folder.resolve("b"));
    Files.createSymbolicLink(folder.resolve("b/to-a"), folder.resolve("a"));
    assertThat(visited()).containsExactly("a/1", "a/to-b/2", "b/2", "b/to-a/1");
  }

  @Test
  void aFolderThatTwoLinksLeadToIsReadByBoth() throws IOException {
    Files.createFile(Files.createDirectories(folder.resolve("c")).resolve("1"));
    Files.createSymbolicLink(folder.resolve("d"), Path.of("c"));
    assertThat(visited()).containsExactly("c/1", "d/1");
  }

  private List<String> visited() throws IOException {
    List<String> files = new ArrayList<>();
    new LocalInput(folder)
        .forEach(
            file -> files.add(folder.relativize(Path.of(file.name())).toString()),
            trouble -> {
              throw trouble;
            });
    return files;
  }
}
