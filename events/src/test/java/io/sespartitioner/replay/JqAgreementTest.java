package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.replay.load.EventGenerator;
import io.sespartitioner.replay.processor.JqProcessor;
import io.sespartitioner.replay.processor.RealJq;
import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.Outcome;
import io.sespartitioner.routing.JqQuery;
import io.sespartitioner.routing.RoutingRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the partitions of replay against jq 1.6, on every sample and on generated events. */
class JqAgreementTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CALLER =
      "(if has(\"mail\") then . elif has(\"Message\") then .Message | fromjson"
          + " elif has(\"detail\") then .detail else . end)?"
          + " | (.mail.tags.\"ses:caller-identity\"[0] // \"unknown\")? // \"unknown\"";

  @TempDir Path folder;

  @BeforeAll
  static void jqIsInstalled() {
    assumeTrue(RealJq.isInstalled(), "jq 1.6 is not installed");
  }

  @Test
  void samplesAreFiledByWhatJqReads() throws IOException {
    int compared = 0;
    for (String name : Samples.names()) {
      List<String> read = RealJq.run(CALLER, List.of(Files.readAllBytes(Samples.file(name))));
      JsonNode expectation = Samples.expectation(name);
      // jq reads more than one object, and non-texts; SES sends neither.
      if (expectation.get("result").asText().equals("Ok")
          && read.size() == 1
          && isSafe(read.get(0))) {
        String caller = MAPPER.readTree(read.get(0)).asText();
        assertThat(partitionOf(name)).as(name).startsWith(caller + "/20");
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(50);
  }

  @Test
  void generatedEventsAreFiledByWhatJqReads() throws IOException {
    EventGenerator events = new EventGenerator(11, 25, Duration.ofDays(2), 0);
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      records.add(events.next());
    }
    Map<String, Long> expected = new TreeMap<>();
    String day = "(.[.eventType|ascii_downcase].timestamp[:10]|gsub(\"-\";\"/\"))";
    for (String line : RealJq.run("(" + CALLER + ")+\"/\"+" + day + "+\"/\"", records)) {
      expected.merge(MAPPER.readTree(line).asText(), 1L, Long::sum);
    }
    Path input = folder.resolve("events.json");
    StringBuilder lines = new StringBuilder();
    records.forEach(record -> lines.append(new String(record, StandardCharsets.UTF_8)));
    Files.writeString(input, lines);
    // Without buffering over midnight: the date of a partition is its oldest record's.
    CommandLineRun run =
        CommandLineRun.of(
            "--out", folder.resolve("bucket"), "--buffer-seconds", 60, "--format", "json", input);
    Map<String, Long> filed = new TreeMap<>();
    for (JsonNode partition : run.json().get("partitions")) {
      filed.put(partition.get("prefix").asText(), partition.get("events").asLong());
    }
    assertThat(filed).isEqualTo(expected);
  }

  @Test
  void theEmbeddedJqDoesWhatJqDoesWithTheDerivedQuery() throws IOException {
    JqQuery query = JqQuery.of(RoutingRules.standard());
    List<byte[]> records = new ArrayList<>();
    for (String name : Samples.names()) {
      byte[] sample = Files.readAllBytes(Samples.file(name));
      if (Samples.expectation(name).get("result").asText().equals("Ok")) {
        records.add(sample);
      }
    }
    List<String> expected = RealJq.run(query.text(), records);
    assertThat(expected).hasSameSizeAs(records);
    List<Outcome> outcomes =
        new JqProcessor(query.text())
            .process(
                new Batch(
                    records.stream().map(record -> FirehoseRecord.dated(0, 0, record)).toList(),
                    0));
    for (int i = 0; i < expected.size(); i++) {
      Outcome.Partitioned outcome = (Outcome.Partitioned) outcomes.get(i);
      assertThat(MAPPER.<JsonNode>valueToTree(outcome.keys()))
          .isEqualTo(MAPPER.readTree(expected.get(i)));
    }
  }

  private static boolean isSafe(String json) throws IOException {
    JsonNode value = MAPPER.readTree(json);
    return value.isTextual()
        && value.asText().matches("[A-Za-z0-9+=,.@_-]{1,100}")
        && !value.asText().matches("\\.\\.?|.*-[0-9a-f]{16}");
  }

  private String partitionOf(String sample) throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "--overwrite",
            "--out",
            folder.resolve("one"),
            "--format",
            "json",
            Samples.file(sample));
    return run.json().get("partitions").get(0).get("prefix").asText();
  }
}
