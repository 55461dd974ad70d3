package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole bucket of Firehose's, synced down, filed by other rules: nothing of it is lost. */
class RoundTripTest {

  private static final String BY_TYPE =
      """
      { "prefix": "!{key:type}/!{key:sender}/",
        "keys": { "type": { "field": "/eventType", "map": { "Rendering Failure": "rendering" } },
                  "sender": { "tag": "ses:caller-identity" } } }
      """;

  @TempDir Path folder;
  private Path log;
  private Path rules;

  @BeforeEach
  void fileTheSamples() throws IOException {
    log = folder.resolve("log");
    rules = Files.writeString(folder.resolve("by-type.json"), BY_TYPE);
    assertThat(CommandLineRun.of("--out", log, Samples.FOLDER).status()).isZero();
  }

  @Test
  void everyEventOfTheLogIsFiledByTheNewRules() throws IOException {
    Path again = folder.resolve("again");
    CommandLineRun.of("--rules", rules, "--out", again, log);
    assertThat(delivered(log)).hasSizeGreaterThan(50);
    assertThat(delivered(again)).containsExactlyInAnyOrderElementsOf(delivered(log));
    assertThat(failed(again)).isNotEmpty().containsExactlyInAnyOrderElementsOf(failed(log));
    assertThat(again.resolve("rendering/root")).isDirectory();
  }

  @Test
  void eventsWithoutNewlinesBetweenThemAndOtherSpellingsOfErrorOutputAreTheSame()
      throws IOException {
    List<String> delivered = delivered(log);
    List<String> failed = failed(log);
    for (Map.Entry<String, byte[]> object : Bucket.objects(log).entrySet()) {
      rewrite(log.resolve(object.getKey()), new String(object.getValue(), StandardCharsets.UTF_8));
    }
    Path again = folder.resolve("again");
    CommandLineRun.of("--rules", rules, "--out", again, log);
    assertThat(delivered(again)).containsExactlyInAnyOrderElementsOf(delivered);
    assertThat(failed(again)).containsExactlyInAnyOrderElementsOf(failed);
  }

  @Test
  void onlyFailedTakesTheFailedRecordsOfAWholeBucket() throws IOException {
    Path again = folder.resolve("again");
    CommandLineRun.of("--only-failed", "--rules", rules, "--out", again, log);
    assertThat(delivered(again)).isEmpty();
    assertThat(failed(again)).containsExactlyInAnyOrderElementsOf(failed(log));
  }

  /** Glues delivered events; zips error output, with the other spelling of the function's ARN. */
  private static void rewrite(Path object, String content) throws IOException {
    String text =
        object.toString().endsWith(".gz")
            ? content.replace("\n", "")
            : content.replace("\"lambdaARN\"", "\"lambdaArn\"");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Files.write(object, bytes.toByteArray());
  }

  private static List<String> delivered(Path bucket) {
    List<String> events = new ArrayList<>();
    Bucket.objects(bucket)
        .forEach(
            (name, content) -> {
              if (name.endsWith(".gz")) {
                events.addAll(new String(content, StandardCharsets.UTF_8).lines().toList());
              }
            });
    return events;
  }

  private static List<String> failed(Path bucket) {
    return Bucket.lines(bucket, "processing-failed/").stream().map(RoundTripTest::rawData).toList();
  }

  private static String rawData(String errorLine) {
    try {
      String base64 = new ObjectMapper().readTree(errorLine).get("rawData").textValue();
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
