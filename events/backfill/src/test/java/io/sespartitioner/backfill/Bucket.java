package io.sespartitioner.backfill;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What a run left in its folder, hidden or not, but for what it notes there of itself. */
final class Bucket {

  private Bucket() {}

  /** The content of every file by its path, decompressed if its name ends in {@code .gz}. */
  static Map<String, byte[]> objects(Path folder) {
    Map<String, byte[]> objects = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(folder.resolve("_backfill")))
          .forEach(file -> objects.put(folder.relativize(file).toString(), content(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return objects;
  }

  /**
   * The lines of each folder, in order of object name. Of a line of error output all but the end of
   * its attempt, for which a delivery stream has a batch to look at.
   */
  static Map<String, List<String>> lines(Path folder) {
    Map<String, List<String>> lines = new TreeMap<>();
    objects(folder)
        .forEach(
            (name, content) ->
                new String(content, StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(line -> line.replaceFirst("\"attemptEndingTimestamp\":\\d+", ""))
                    .forEach(line -> under(name, lines).add(line)));
    return lines;
  }

  private static List<String> under(String name, Map<String, List<String>> lines) {
    return lines.computeIfAbsent(
        name.substring(0, name.lastIndexOf('/') + 1), folder -> new ArrayList<>());
  }

  static boolean isGzip(String name) {
    return name.endsWith(".gz");
  }

  private static byte[] content(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return isGzip(file.toString())
          ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
          : bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
