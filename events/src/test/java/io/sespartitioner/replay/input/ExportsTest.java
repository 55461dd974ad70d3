package io.sespartitioner.replay.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.ses.Selection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports give one record for each event, with the bytes that SES wrote. */
class ExportsTest {

  private static final Path EXPORTS =
      Path.of("src/test/resources/io/sespartitioner/replay/input/exports");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "receive-message.json",
        "lambda-sns.json",
        "lambda-sqs.json",
        "lambda-kinesis.json",
        "get-records.json",
        "array.json",
        "array-on-one-line.json",
        "array-of-texts.json",
        "filter-log-events.json",
        "subscription.json",
        "exported-log.txt",
        "exported-log-with-tabs.txt",
        "tailed-log.txt",
      })
  void anExportGivesTheEventsInIt(String file) throws IOException {
    List<String> events = Files.readString(EXPORTS.resolve("events.ndjson")).lines().toList();
    assertThat(events).hasSize(3);
    assertThat(read(Files.readString(EXPORTS.resolve(file))))
        .containsExactly(events.get(0) + "\n", events.get(1) + "\n", events.get(2) + "\n");
  }

  @Test
  void aMessageOfAQueueThatATopicFeedsGivesItsEnvelope() throws IOException {
    assertThat(read(Files.readString(EXPORTS.resolve("receive-message-of-a-topic.json"))))
        .containsExactly(Files.readString(EXPORTS.resolve("envelope-of-a-topic.ndjson")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "batch",
        "kinesis-sourced",
        "nested-deep",
        "not-an-object",
        "not-utf8",
        "two-events-in-one-record",
        "unknown-fields",
        "empty-data",
        "empty-batch"
      })
  void anInvocationOfFirehoseGivesItsPayloadsAsTheyAre(String name) throws IOException {
    Path file = Path.of("invocations", name + ".json");
    List<String> payloads = new ArrayList<>();
    for (JsonNode record : new ObjectMapper().readTree(file.toFile()).get("records")) {
      payloads.add(latin1(Base64.getMimeDecoder().decode(record.get("data").textValue())));
    }
    assertThat(Received.of(Files.readAllBytes(file), RecordKind.ALL)).isEqualTo(payloads);
  }

  @Test
  void whatIsNoBase64IsNamed() throws IOException {
    List<String> found = read(Files.readString(Path.of("invocations/bad-base64.json")));
    assertThat(found)
        .hasSize(5)
        .startsWith(
            "refused 1: its records[].data is no base64",
            "refused 2: its records[].data is no base64",
            "refused 3: its records[].data is no base64",
            "refused 4: its records[].data is no base64");
    assertThat(found.get(4)).startsWith("{\"eventType\":\"Send\"");
    assertThat(read("{\"rawData\":\"not base64!\",\"errorCode\":\"x\"}\n{}\n"))
        .containsExactly("refused 1: it is error output whose rawData is no base64", "{}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ErrorCode\":\"x\",\"RawData\":\"e30=\"}",
        "{\"RAWDATA\":\"e30=\",\"lasterrorcode\":\"x\"}",
        "[{\"errorCode\":\"x\",\"rawData\":\"e30=\"}]"
      })
  void errorOutputIsKnownByItsMembersWhateverTheCaseOfTheirLetters(String line) throws IOException {
    assertThat(read(line)).containsExactly("{}");
  }

  static Stream<String> noExports() {
    return Stream.of(
        "{\"Records\":[{\"Sns\":{\"Message\":\"{}\"}}],\"mail\":{}}",
        "{\"eventType\":\"Send\",\"Messages\":[{\"Body\":\"{}\"}]}",
        "{\"mail\":{\"events\":[{\"message\":\"{}\"}]}}",
        "{\"detail\":{\"Records\":[{\"body\":\"{}\"}]}}",
        "{\"Type\":\"Notification\",\"Message\":\"{\\\"mail\\\":{}}\"}",
        "{\"source\":\"aws.ses\",\"detail\":{\"mail\":{}}}",
        "{\"Records\":[{\"s3\":{}}]}",
        "{\"Messages\":[{\"Body\":{\"mail\":{}}}]}",
        "{\"events\":\"message\"}",
        "{\"records\":{\"data\":\"e30=\"}}",
        "[1,2]",
        "[]",
        "\"{}\"");
  }

  @ParameterizedTest
  @MethodSource("noExports")
  void anythingElseIsOneRecord(String text) throws IOException {
    assertThat(read(text)).containsExactly(text + "\n");
  }

  @Test
  void anArrayAmongLinesIsARecordThatFailsAsInTheDeliveryStream() throws IOException {
    assertThat(read("{\"n\":1}\n[{\"n\":2}]\n")).containsExactly("{\"n\":1}\n", "[{\"n\":2}]\n");
  }

  @Test
  void prettyPrintedEventsInAnArrayLoseTheirLineBreaksOnly() throws IOException {
    assertThat(read("[\n  {\n    \"n\": 1\n  }, {\n    \"n\": \"2 \"\n  },\n  3\n]\n{\"n\":4}"))
        .containsExactly("{\"n\": 1}\n", "{\"n\": \"2 \"}\n", "3\n", "{\"n\":4}\n");
  }

  @Test
  void exportsFollowOneAnotherAndHoldEachOther() throws IOException {
    String message = "{\"Messages\":[{\"Body\":\"{\\\"n\\\":1}\"}]}";
    String logged = new ObjectMapper().writeValueAsString("2023-11-06T03:29:19Z " + message);
    assertThat(
            read(
                message
                    + message
                    + "\n"
                    + message
                    + "\n{\"logEvents\":[{\"timestamp\":1,\"message\":"
                    + logged
                    + "}]}\n2023-11-06T03:29:19Z "
                    + message))
        .containsExactly("{\"n\":1}\n", "{\"n\":1}\n", "{\"n\":1}\n", "{\"n\":1}\n", "{\"n\":1}\n");
  }

  @Test
  void arraysOfEventsFollowOneAnother() throws IOException {
    assertThat(read("[{\"n\":1},{\"n\":2}]\n\n[\n  {\"n\":3}\n]\n{\"n\":4}\n[{\"n\":5}]\n"))
        .containsExactly(
            "{\"n\":1}\n", "{\"n\":2}\n", "{\"n\":3}\n", "{\"n\":4}\n", "[{\"n\":5}]\n");
  }

  @Test
  void anElementWithoutAnEventIsNamed() throws IOException {
    assertThat(read("{\"Messages\":[{\"Body\":\"{}\"},{\"Body\":5},{}],\"a\":[1]}"))
        .containsExactly(
            "{}\n", "refused 2: it has no Messages[].Body", "refused 3: it has no Messages[].Body");
  }

  @Test
  void aLineOfALogWithoutAnEventIsOneRecord() throws IOException {
    String lines =
        """
        2023-11-06T03:29:19.412Z START RequestId: 8f5b3c1e Version: $LATEST
        2023-11-06T03:29:19.412Z can't read {"n":1}
        2023-11-06T03:29:19.412Z {"n":1} twice
        2023-11-06T03:29:19.412Z {"n":
        """;
    assertThat(read(lines)).containsExactly(lines.split("(?<=\n)", 4));
    assertThat(
            read("{\"events\":[{\"timestamp\":1,\"message\":\"Error: no\\n    at line 1\\n\"}]}"))
        .containsExactly("Error: no\n    at line 1\n");
  }

  @Test
  void anExportThatWasCutGivesWhatIsWholeAndNamesTheRest() throws IOException {
    assertThat(read("{\"Messages\":[{\"Body\":\"{}\"},{\"Body\":\"{"))
        .containsExactly("{}\n", "{\"Body\":\"{\n");
    assertThat(read("[{\"n\":1},"))
        .containsExactly(
            "{\"n\":1}\n",
            "refused 2: the array of events around it has no end; get the file again");
    assertThat(read("[\n  {\"n\":1},\n  {\"n\":,\n  {\"n\":3}\n]\n"))
        .containsExactly("{\"n\":1}\n", "{\"n\":,\n", "{\"n\":3}\n");
  }

  @Test
  void whatIsNoErrorOutputInAnExportIsLeftOutIfOnlyThatIsWanted() throws IOException {
    String array = "[{\"n\":1},{\"errorCode\":\"x\",\"rawData\":\"e30=\"}]";
    assertThat(Received.of(array.getBytes(StandardCharsets.UTF_8), RecordKind.ONLY_FAILED))
        .containsExactly("skipped", "{}");
  }

  private static List<String> read(String text) throws IOException {
    return Received.withReasons(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Where events vanished, or one stopped all others. */
  @ParameterizedTest
  @CsvSource({
    "two-arrays.json, 5, 0, ''",
    "cut-behind-array.json, 6, 1, ''",
    "rawtrail.snappy, 5, 0, there is more behind the Snappy data",
    "had-cut.snappy, 5, 0, the Snappy data ends too early",
    "pk56-cut.zip, 3, 0, the ZIP data ends too early",
    "mixed.zip, 4, 0, ''",
    "ustar.json, 2, 0, ''",
    "bom-array.json, 3, 0, ''",
    "logline.txt, 8, 0, ''",
    "error-output-two-events.json, 2, 0, ''"
  })
  void noEventVanishes(String file, int records, int refused, String trouble) throws IOException {
    byte[] bytes = Files.readAllBytes(EXPORTS.resolveSibling("cases").resolve(file));
    List<String> found = new ArrayList<>();
    try {
      RecordReader reader =
          RecordReader.of(
              "file", new ByteArrayInputStream(bytes), RecordKind.ALL, Selection.none());
      for (Optional<Found> next = reader.next(); next.isPresent(); next = reader.next()) {
        new Received(found).found(next.get());
      }
      assertThat(trouble).isEmpty();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining(trouble);
      assertThat(trouble).isNotEmpty();
    }
    assertThat(found).filteredOn(text -> text.startsWith("refused")).hasSize(refused);
    assertThat(found).hasSize(records + refused);
    assertThat(found).filteredOn(text -> text.contains("mail")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rawData\":\"e30=\",\"RawData\":\"e30=\",\"errorCode\":\"x\"}",
        "{\"rawData\":\"e30=\",\"rawData\":\"e30=\",\"errorCode\":\"x\"}"
      })
  void errorOutputWithTwoPayloadsIsRefused(String line) throws IOException {
    assertThat(read(line))
        .containsExactly("refused 1: it is error output with more than one rawData");
  }

  @Test
  void theLimitOfARecordIsThatOfWhatErrorOutputHolds() throws IOException {
    String event = "{\"a\":\"" + "x".repeat(900_000) + "\"}\n";
    String rawData = Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8));
    assertThat(read("{\"errorCode\":500,\"rawData\":\"" + rawData + "\"}")).containsExactly(event);
  }
}
