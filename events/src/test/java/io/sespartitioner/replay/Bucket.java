package io.sespartitioner.replay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What a replay left in its folder, for tests. */
public final class Bucket {

  private Bucket() {}

  /** The content of every file by its path, decompressed if its name ends in {@code .gz}. */
  public static Map<String, byte[]> objects(Path folder) {
    Map<String, byte[]> objects = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> objects.put(folder.relativize(file).toString(), content(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return objects;
  }

  /** The lines of all objects under a prefix, in order of object name. */
  public static List<String> lines(Path folder, String prefix) {
    return objects(folder).entrySet().stream()
        .filter(object -> object.getKey().startsWith(prefix))
        .flatMap(object -> new String(object.getValue(), StandardCharsets.UTF_8).lines())
        .toList();
  }

  private static byte[] content(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return file.toString().endsWith(".gz")
          ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
          : bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
