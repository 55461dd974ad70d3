package io.sespartitioner.infra.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The deployment package: the function's build with the chosen {@code routing.json} at its root.
 */
final class FunctionPackage {

  /** The class that Lambda calls. */
  static final String HANDLER = "io.sespartitioner.function.PartitioningHandler";

  private static final String RULES = "routing.json";

  private FunctionPackage() {}

  /**
   * Makes the package in {@code target}, in place of whatever was there.
   *
   * @throws MissingFunctionBuildException if {@code build} is not a folder with the handler's class
   */
  static Path assemble(Path build, String rules, Path target) {
    try {
      requireBuild(build);
      delete(target);
      // A walk doesn't follow the link that the folder itself may be.
      copy(build.toRealPath(), target);
      Files.writeString(target.resolve(RULES), rules, StandardCharsets.UTF_8);
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the deployment package in " + target, e);
    }
  }

  private static void requireBuild(Path build) {
    if (!Files.isRegularFile(build.resolve(HANDLER.replace('.', '/') + ".class"))) {
      throw new MissingFunctionBuildException(build);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path path : walk(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path path : walk(from)) {
      Path copy = to.resolve(from.relativize(path).toString());
      if (Files.isDirectory(path)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static List<Path> walk(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    }
  }
}
