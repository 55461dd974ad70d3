package io.sespartitioner.infra;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Node.js that the CDK's Java classes run their work in. */
final class NodeRuntime {

  private NodeRuntime() {}

  /**
   * Checks that Node.js is where the CDK looks for it.
   *
   * @throws LaunchException if it is not
   */
  static void require(Map<String, String> environment) {
    if (!environment.containsKey("JSII_NODE") && !onPath(environment)) {
      throw new LaunchException(
          "The CDK needs Node.js: install it and put the folder of node on the PATH.");
    }
  }

  private static boolean onPath(Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(path)
        .map(Path::of)
        .flatMap(folder -> Stream.of(folder.resolve("node"), folder.resolve("node.exe")))
        .anyMatch(Files::isExecutable);
  }
}
