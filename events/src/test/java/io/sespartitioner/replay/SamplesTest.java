package io.sespartitioner.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.ses.SesEventType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd/").withZone(ZoneOffset.UTC);

  /** The function fails it; replay takes it apart before. */
  private static final String AN_ARRAY = "awkward/array";

  @TempDir Path folder;

  static List<String> names() {
    return Samples.names().stream().filter(name -> !name.equals(AN_ARRAY)).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aSampleIsFiledAsItsExpectationSays(String name) throws IOException {
    JsonNode expectation = Samples.expectation(name);
    Path out = folder.resolve("bucket");
    CommandLineRun run = CommandLineRun.of("--format", "json", "--out", out, Samples.file(name));
    assertThat(run.status()).as(run.messages()).isZero();
    Map<String, byte[]> objects = Bucket.objects(out);
    assertThat(objects).hasSize(1);
    String object = objects.keySet().iterator().next();
    byte[] content = objects.get(object);
    if (expectation.get("result").asText().equals("Ok")) {
      assertThat(object).startsWith(prefix(expectation));
      assertThat(content).isEqualTo(record(name));
    } else {
      assertThat(object).startsWith("processing-failed/ses-log-deliver-1-");
      assertThat(rawData(content)).isEqualTo(record(name));
      assertThat(run.json().get("failures").fieldNames())
          .toIterable()
          .containsExactly(expectation.get("reason").asText());
    }
  }

  /** The file that users see, against what stands with the tests, by hand. */
  @ParameterizedTest
  @MethodSource("names")
  void theFileOfExpectationsSaysTheSame(String name) throws IOException {
    JsonNode expectation = Samples.expectation(name);
    JsonNode said =
        MAPPER.readTree(Path.of("expectations.json").toFile()).get(Samples.file(name).toString());
    if (expectation.get("result").asText().equals("Ok")) {
      boolean dated = !expectation.get("eventTime").isNull();
      String prefix = prefix(expectation);
      assertThat(said.asText())
          .startsWith(dated ? prefix : prefix.split("/", 2)[0] + "/1970/01/01/");
    } else {
      assertThat(said.get("result")).isEqualTo(expectation.get("result"));
      assertThat(said.get("reason")).isEqualTo(expectation.get("reason"));
    }
  }

  @Test
  void anArrayOfEventsIsTakenApart() throws IOException {
    Path out = folder.resolve("bucket");
    CommandLineRun run =
        CommandLineRun.of("--format", "json", "--out", out, Samples.file(AN_ARRAY));
    assertThat(run.json().get("delivered").asInt()).isEqualTo(1);
  }

  @Test
  void everySampleHasAnExpectationAndEveryExpectationASample() {
    assertThat(Samples.expectedNames()).isEqualTo(Samples.names()).isNotEmpty();
  }

  @Test
  void everyEventTypeHasASample() throws IOException {
    Set<String> types = new HashSet<>();
    for (String name : Samples.names()) {
      if (!name.contains("/")) {
        types.add(MAPPER.readTree(Samples.file(name).toFile()).get("eventType").asText());
      }
    }
    for (SesEventType type : SesEventType.values()) {
      assertThat(types).contains(type.wireName());
    }
  }

  @Test
  void oneCommandFilesAllSamples() throws IOException {
    Path out = folder.resolve("bucket");
    CommandLineRun run = CommandLineRun.of("--out", out, "--format", "json", Samples.FOLDER);
    assertThat(run.status()).isZero();
    assertThat(run.json().get("records").asInt()).isEqualTo(Samples.names().size());
    List<String> prefixes = run.json().get("partitions").findValuesAsText("prefix");
    for (String name : Samples.names()) {
      JsonNode expectation = Samples.expectation(name);
      if (expectation.get("result").asText().equals("Ok")) {
        assertThat(prefixes).contains(prefix(expectation));
      }
    }
  }

  private static String prefix(JsonNode expectation) {
    List<String> values = new ArrayList<>();
    expectation.get("partitionKeys").forEach(value -> values.add(value.asText()));
    JsonNode time = expectation.get("eventTime");
    Instant arrival = time.isNull() ? CommandLineRun.NOW : Instant.parse(time.asText());
    return String.join("/", values) + "/" + DAY.format(arrival);
  }

  /** The record that SES would send: the file on one line, without white space around it. */
  private static byte[] record(String name) throws IOException {
    String latin1 = new String(Files.readAllBytes(Samples.file(name)), StandardCharsets.ISO_8859_1);
    String oneLine = latin1.strip().replaceAll("\\s*\\n\\s*", "");
    return (oneLine + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] rawData(byte[] errorLine) throws IOException {
    return Base64.getDecoder().decode(MAPPER.readTree(errorLine).get("rawData").asText());
  }
}
