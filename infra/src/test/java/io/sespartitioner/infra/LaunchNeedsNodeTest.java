package io.sespartitioner.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sespartitioner.infra.Launch.LaunchException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The check for Node.js. */
class LaunchNeedsNodeTest {

  @TempDir private Path folder;

  @Test
  void missingNodeIsOneSentenceThatSaysWhatToDo() {
    assertThatThrownBy(() -> Launch.requireNode(Map.of("PATH", folder.toString())))
        .isInstanceOf(LaunchException.class)
        .hasMessage("The CDK needs Node.js: install it and put the folder of node on the PATH.");
  }

  @Test
  void nodeAnywhereOnThePathIsEnough() throws IOException {
    File node = Files.createFile(folder.resolve("node")).toFile();
    assertThat(node.setExecutable(true)).isTrue();
    String path = "/nowhere" + File.pathSeparator + folder;
    assertThatCode(() -> Launch.requireNode(Map.of("PATH", path))).doesNotThrowAnyException();
  }

  @Test
  void nodeGivenToTheCdkByNameIsEnough() {
    assertThatCode(() -> Launch.requireNode(Map.of("JSII_NODE", "/opt/node")))
        .doesNotThrowAnyException();
  }
}
