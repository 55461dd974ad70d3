package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sespartitioner.replay.load.EventGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConservationTest {

  private static final int RECORDS = 2_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;
  private Path out;
  private Path inputs;

  @BeforeEach
  void nameFolders() throws IOException {
    out = folder.resolve("bucket");
    inputs = Files.createDirectory(folder.resolve("inputs"));
  }

  @Test
  void everyRecordIsInOneObjectWithItsBytesUnchangedOrIsCountedAsDropped() throws IOException {
    List<String> records = records(0.1);
    writeLines("lines.json", records.subList(0, RECORDS / 2));
    writeGzipMembers("members", records.subList(RECORDS / 2, RECORDS));
    Path rules = Files.writeString(folder.resolve("routing.json"), DROPPING_OPENS);
    CommandLineRun run =
        CommandLineRun.of(
            "--out", out, "--rules", rules, "--partition-limit", 15, "--format", "json", inputs);

    assertThat(run.status()).as(run.messages()).isZero();
    JsonNode report = run.json();
    List<String> delivered = deliveredRecords();
    List<String> failed = failedRecords();
    assertThat(report.get("records").asInt()).isEqualTo(RECORDS);
    assertThat(report.get("delivered").asInt()).isEqualTo(delivered.size()).isPositive();
    assertThat(report.get("failed").asInt()).isEqualTo(failed.size());
    assertThat(report.get("failures").fieldNames())
        .toIterable()
        .contains("activePartitionExceeded", "not-json", "not-utf8", "too-deep", "not-an-object");

    Map<String, Integer> left = count(records);
    count(delivered).forEach((record, count) -> left.merge(record, -count, Integer::sum));
    count(failed).forEach((record, count) -> left.merge(record, -count, Integer::sum));
    left.values().removeIf(count -> count == 0);
    assertThat(left).hasSize(report.get("dropped").asInt()).isNotEmpty();
    assertThat(left)
        .allSatisfy(
            (record, count) -> {
              assertThat(record).startsWith("{\"eventType\":\"Open\"");
              assertThat(count).isEqualTo(1);
            });
  }

  /** Brought back, they fill no stream: the limit that they met is not met again. */
  @Test
  void whatWasOverTheLimitOfPartitionsIsBroughtBackByOneCommand() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int sender = 0; sender < 1_200; sender++) {
      lines.append(
          "{\"mail\":{\"timestamp\":\"2026-11-30T10:00:00Z\",\"tags\":{\"ses:caller-identity\":[\"s%d\"]}}}\n"
              .formatted(sender));
    }
    Files.writeString(inputs.resolve("events"), lines);
    CommandLineRun first = CommandLineRun.of("--out", out, "--format", "json", inputs);
    assertThat(first.json().at("/failures/activePartitionExceeded").asInt()).isEqualTo(700);
    assertThat(first.json().at("/activePartitions/limit").asInt()).isEqualTo(500);
    Path retried = folder.resolve("retried");
    CommandLineRun again =
        CommandLineRun.of("--only-failed", "--out", retried, "--format", "json", out);
    assertThat(again.json().get("delivered").asInt()).isEqualTo(700);
    assertThat(again.json().get("failed").asInt()).isZero();
    assertThat(again.json().at("/activePartitions/limit").isMissingNode()).isTrue();
    assertThat(
            CommandLineRun.of(
                    "--only-failed", "--dry-run", "--partition-limit", 500, "--format", "json", out)
                .json()
                .get("failed")
                .asInt())
        .isEqualTo(200);
  }

  /**
   * As a sender of lines writes them: what Firehose took for one record, and the function failed.
   */
  @Test
  void eachEventOfAFailedRecordIsBroughtBackAndNothingElse() throws IOException {
    String event =
        "{\"mail\":{\"timestamp\":\"2026-11-30T10:00:00Z\",\"tags\":{\"ses:caller-identity\":[\"%s\"]}}}";
    String two = event.formatted("alice") + "\n" + event.formatted("bob") + "\n{\"cut\":\n";
    String rawData = Base64.getEncoder().encodeToString(two.getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        inputs.resolve("failed"),
        "{\"rawData\":\""
            + rawData
            + "\",\"errorCode\":\"x\"}\n"
            + event.formatted("carol")
            + "\n");
    JsonNode report =
        CommandLineRun.of("--only-failed", "--dry-run", "--format", "json", inputs).json();
    assertThat(report.get("partitions").findValuesAsText("prefix"))
        .containsExactly("alice/2026/11/30/", "bob/2026/11/30/");
    assertThat(report.get("failures")).hasToString("{\"not-json\":1}");
    assertThat(report.get("skipped").asInt()).isEqualTo(1);
  }

  @Test
  void theOrderOfTheInputMakesNoDifference() throws IOException {
    List<String> records = records(0.1);
    writeLines("a.json", records);
    CommandLineRun first = replay(out);
    Collections.shuffle(records, new Random(3));
    writeLines("a.json", records);
    CommandLineRun second = replay(folder.resolve("second"));
    assertThat(withoutPlaces(first)).isEqualTo(withoutPlaces(second));
    assertThat(Bucket.objects(out).keySet())
        .isEqualTo(Bucket.objects(folder.resolve("second")).keySet());
  }

  /** The report, but for where in the input records failed. */
  private static JsonNode withoutPlaces(CommandLineRun run) throws IOException {
    return ((ObjectNode) run.json()).without("failedInputs");
  }

  @Test
  void theSameInputAndSeedGiveTheSameTreeByteForByte() throws IOException {
    writeLines("a.json", records(0.1));
    CommandLineRun first = replay(out);
    CommandLineRun second = replay(folder.resolve("second"));
    assertThat(first.report()).isEqualTo(second.report());
    assertThat(rawFiles(out)).isEqualTo(rawFiles(folder.resolve("second")));
  }

  @Test
  void theOrderInWhichFilesAreNamedMakesNoDifferenceToAnyByte() throws IOException {
    // All of one millisecond, so that only the order of the files can tell which comes first.
    List<String> records = records(0).stream().map(ConservationTest::atNoon).toList();
    writeLines("a.json", records.subList(0, RECORDS / 2));
    writeLines("b.json", records.subList(RECORDS / 2, RECORDS));
    Path a = inputs.resolve("a.json");
    Path b = inputs.resolve("b.json");
    Path second = folder.resolve("second");
    CommandLineRun.of("--seed", 4, "--out", out, a, b);
    CommandLineRun.of("--seed", 4, "--out", second, b, a);
    assertThat(rawFiles(out)).hasSize(21).isEqualTo(rawFiles(second));
  }

  @Test
  void failedRecordsReplayedFromErrorOutputAreTheOriginalBytes() throws IOException {
    writeLines("a.json", records(1));
    replay(out);
    List<String> failed = failedRecords();
    Path again = folder.resolve("again");
    CommandLineRun run =
        CommandLineRun.of("--out", again, "--only-failed", "--format", "json", out);
    assertThat(run.json().get("records").asInt()).isEqualTo(failed.size()).isPositive();
    out = again;
    assertThat(failedRecords()).containsExactlyInAnyOrderElementsOf(failed);
  }

  private static final String DROPPING_OPENS =
      """
      {
        "prefix": "!{key:userName}/!{key:eventType}/!{timestamp:yyyy/MM/dd}/",
        "keys": {
          "userName": { "tag": "ses:caller-identity", "otherwise": "unknown" },
          "eventType": { "field": "/eventType", "otherwise": "none" }
        },
        "rules": [
          { "when": { "eventType": "Open" }, "drop": "kept elsewhere" }
        ]
      }
      """;

  private CommandLineRun replay(Path to) {
    return CommandLineRun.of("--out", to, "--seed", 4, "--format", "json", inputs);
  }

  private static List<String> records(double badShare) {
    EventGenerator events = new EventGenerator(2, 20, Duration.ofDays(1), badShare);
    List<String> records = new ArrayList<>();
    for (int i = 0; i < RECORDS; i++) {
      records.add(latin1(events.next()));
    }
    return records;
  }

  private static String atNoon(String record) {
    return record.replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"2026-01-01T12:00:00Z\"");
  }

  private void writeLines(String name, List<String> records) throws IOException {
    Files.writeString(inputs.resolve(name), String.join("", records), StandardCharsets.ISO_8859_1);
  }

  private void writeGzipMembers(String name, List<String> records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int from = 0; from < records.size(); from += 250) {
      try (OutputStream member = new GZIPOutputStream(bytes)) {
        member.write(
            String.join("", records.subList(from, from + 250))
                .getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    Files.write(inputs.resolve(name), bytes.toByteArray());
  }

  private List<String> deliveredRecords() {
    List<String> records = new ArrayList<>();
    Bucket.objects(out).entrySet().stream()
        .filter(object -> object.getKey().endsWith(".gz"))
        .forEach(
            object -> latin1(object.getValue()).lines().forEach(line -> records.add(line + "\n")));
    return records;
  }

  private List<String> failedRecords() throws IOException {
    List<String> records = new ArrayList<>();
    for (Map.Entry<String, byte[]> object : Bucket.objects(out).entrySet()) {
      if (!object.getKey().endsWith(".gz")) {
        for (String line : latin1(object.getValue()).lines().toList()) {
          String rawData = MAPPER.readTree(line).get("rawData").asText();
          records.add(latin1(Base64.getDecoder().decode(rawData)));
        }
      }
    }
    return records;
  }

  private static Map<String, Integer> count(List<String> records) {
    Map<String, Integer> count = new HashMap<>();
    records.forEach(record -> count.merge(record, 1, Integer::sum));
    return count;
  }

  private static Map<String, String> rawFiles(Path root) throws IOException {
    Map<String, String> files = new HashMap<>();
    for (String name : Bucket.objects(root).keySet()) {
      files.put(name, latin1(Files.readAllBytes(root.resolve(name))));
    }
    return files;
  }

  /** Bytes as a text of the same length, so that they can be compared and counted. */
  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
