package io.sespartitioner.function.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A deployment package as Lambda unpacks it: a folder of classes and resources with {@code
 * lib/*.jar}, and the handler's class name.
 */
public record LambdaPackage(Path folder, String handler) {
  /** The function's package, which {@code ./mvnw package} makes. */
  public static LambdaPackage deployed() {
    return new LambdaPackage(
        Path.of("target", "lambda"), "io.sespartitioner.function.PartitioningHandler");
  }

  /** The size of all its files, in bytes, not compressed. */
  public long bytes() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
