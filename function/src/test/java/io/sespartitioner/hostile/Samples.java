package io.sespartitioner.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** The bytes of every sample event and of every ready-made invocation. */
public final class Samples {
  /** The sample events, good and awkward. */
  public static final List<byte[]> EVENTS = read(Path.of("../events/samples"));

  /** The ready-made invocations. */
  public static final List<byte[]> INVOCATIONS = read(Path.of("../events/invocations"));

  private Samples() {}

  /** One of them, spoilt. */
  public static byte[] mutated(List<byte[]> samples, Random random) {
    return Mutations.mutate(samples.get(random.nextInt(samples.size())), random);
  }

  private static List<byte[]> read(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().map(Samples::bytes).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
