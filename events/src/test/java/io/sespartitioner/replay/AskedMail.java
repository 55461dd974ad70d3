package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdOutputStream;
import io.sespartitioner.replay.RandomMail.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Mail that questions are asked about, whatever the engine: the samples, each twice, since Firehose
 * delivers at least once; a few events at the edges; 10,000 random ones. Some objects are of GZIP,
 * some of Zstandard.
 *
 * @param random the random events
 * @param report what replay says of all
 */
public record AskedMail(List<Event> random, JsonNode report) {

  /** Files the mail in {@code folder} as the folder {@code my-log}. */
  public static AskedMail file(Path samples, Path folder) throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    try (Stream<Path> files = Files.list(samples)) {
      for (Path sample : files.filter(Files::isRegularFile).toList()) {
        Files.copy(sample, inputs.resolve(sample.getFileName()));
        Files.copy(sample, inputs.resolve("copy-of-" + sample.getFileName()));
      }
    }
    try (InputStream edge = AskedMail.class.getResourceAsStream("/questions/edge.ndjson")) {
      Files.copy(edge, inputs.resolve("edge.ndjson"));
    }
    List<Event> random = RandomMail.events(25, 10_000);
    Files.writeString(
        inputs.resolve("random.ndjson"),
        random.stream().map(Event::line).collect(Collectors.joining("\n", "", "\n")));
    CommandLineRun run =
        CommandLineRun.of("--format", "json", "--out", folder.resolve("my-log"), inputs);
    assertThat(run.status()).as(run.messages()).isZero();
    recompress(folder.resolve("my-log"));
    return new AskedMail(random, run.json());
  }

  /** Makes every third object one of Zstandard, as backfill may. */
  private static void recompress(Path log) throws IOException {
    List<Path> objects;
    try (Stream<Path> files = Files.walk(log)) {
      objects = files.filter(file -> file.toString().endsWith(".gz")).sorted().toList();
    }
    for (int i = 0; i < objects.size(); i += 3) {
      Path object = objects.get(i);
      Path other = object.resolveSibling(object.getFileName().toString().replace(".gz", ".zst"));
      try (InputStream in = new GZIPInputStream(Files.newInputStream(object));
          OutputStream out = new ZstdOutputStream(Files.newOutputStream(other))) {
        in.transferTo(out);
      }
      Files.delete(object);
    }
  }

  /** What the report says of one sender. */
  JsonNode figures(String sender) {
    return report
        .get("senders")
        .valueStream()
        .filter(figures -> figures.get("sender").asText().equals(sender))
        .findFirst()
        .orElseThrow();
  }
}
