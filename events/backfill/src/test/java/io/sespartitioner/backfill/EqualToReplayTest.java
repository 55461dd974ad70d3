package io.sespartitioner.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replay is the judge: per partition the same lines in the same order, and the same counts. */
class EqualToReplayTest {

  private static final Path SAMPLES = Path.of("../samples");

  @TempDir Path folder;

  @Test
  void allSamplesAreFiledAsReplayFilesThem() throws IOException {
    assertEqual(SAMPLES);
  }

  @Test
  void aHundredThousandEventsAreFiledAsReplayFilesThem() throws IOException {
    Path input = Files.createDirectory(folder.resolve("input"));
    Events events = new Events(1, 40, 2);
    events.write(90_000, input.resolve("large.json"));
    for (int i = 0; i < 20; i++) {
      events.write(500, input.resolve("small-" + i + (i % 2 == 0 ? ".json" : ".gz")));
    }
    assertThat(Files.size(input.resolve("large.json"))).isGreaterThan(Slicing.TASK_BYTES);
    assertEqual(input);
  }

  @Test
  void errorOutputAloneIsFiledAsReplayFilesIt() throws IOException {
    Path input = Files.createDirectory(folder.resolve("input"));
    BackfillCommand.replay("--out", input, SAMPLES);
    assertEqual("--only-failed", input);
  }

  @Test
  void allRecordsThatArriveNowAreFiledInOrderOfTheInput() throws IOException {
    assertEqual("--arrival", "now", SAMPLES);
  }

  /** Each message's events lie in files that different tasks read. */
  @Test
  void figuresOfThreeThousandSendersWithCopiesInManyFilesAreReplays() throws IOException {
    Path input = Files.createDirectory(folder.resolve("input"));
    for (int file = 0; file < 60; file++) {
      StringBuilder lines = new StringBuilder();
      for (int sender = file % 30 * 100; sender < file % 30 * 100 + 100; sender++) {
        lines.append(event("Send", "s" + sender, "m" + sender + "-" + file, "{}"));
        lines.append(event("Send", "s" + sender, "copy" + sender, "{}"));
      }
      lines.append(event("Delivery", "s0", "d", "{\"processingTimeMillis\":10}"));
      if (file < 3) {
        lines.append(event("Delivery", "s0", "d" + file, "{\"processingTimeMillis\":1000}"));
      }
      Files.writeString(input.resolve(file + ".ndjson"), lines);
    }
    Object[] dryRun = {"--dry-run", "--format", "json", input};
    JsonNode report = BackfillCommand.backfill(dryRun).json();
    JsonNode replayed = BackfillCommand.replay("--partition-limit", "10000", dryRun).json();
    assertThat(counts(report)).isEqualTo(counts(replayed));
    assertThat(report.at("/senders/1/sender").asText()).isEqualTo("s0");
    assertThat(report.at("/senders/1/sends").asLong()).isEqualTo(3);
    assertThat(report.at("/senders/1/medianDeliveryMillis").asLong()).isEqualTo(1_000);
    assertThat(report.at("/allSenders/sends").asLong()).isEqualTo(9_000);
    assertThat(report.get("senders"))
        .hasSize(2_001)
        .allMatch(each -> each.get("sends").asLong() >= 3);
    assertThat(report.has("activePartitions")).as("there is no stream that has a limit").isFalse();
    assertThat(report.has("estimate")).isFalse();
  }

  private static String event(String type, String sender, String message, String object) {
    return """
        {"eventType":"%s","%s":%s,"mail":{"timestamp":"2026-11-01T10:00:00Z","messageId":"%s",\
        "tags":{"ses:caller-identity":["%s"]}}}
        """
        .formatted(type, type.toLowerCase(Locale.ROOT), object, message, sender);
  }

  private void assertEqual(Object... arguments) throws IOException {
    Path expected = folder.resolve("replayed");
    Path filed = folder.resolve("filed");
    BackfillCommand replay =
        BackfillCommand.replay("--format", "json", "--out", expected, arguments);
    BackfillCommand backfill =
        BackfillCommand.backfill("--format", "json", "--out", filed, arguments);
    assertThat(backfill.status()).as(backfill.messages()).isEqualTo(replay.status());
    assertThat(Bucket.lines(filed)).isEqualTo(Bucket.lines(expected));
    assertThat(counts(backfill.json())).isEqualTo(counts(replay.json()));
  }

  /** What doesn't depend on where one object ends and the next begins. */
  private static JsonNode counts(JsonNode report) {
    ObjectNode counts = ((ObjectNode) report.deepCopy());
    for (JsonNode partition : counts.withArray("partitions")) {
      ((ObjectNode) partition).remove("objects");
    }
    for (JsonNode failed : counts.withArray("failedInputs")) {
      Path file = Path.of(failed.get("file").asText());
      ((ObjectNode) failed).put("file", file.toAbsolutePath().normalize().toString());
    }
    return counts.retain(
        List.of(
            "records",
            "delivered",
            "dropped",
            "failed",
            "fallback",
            "refused",
            "skipped",
            "partitions",
            "failures",
            "errorCodes",
            "senders",
            "allSenders",
            "notCounted",
            "rules",
            "failedInputs"));
  }
}
