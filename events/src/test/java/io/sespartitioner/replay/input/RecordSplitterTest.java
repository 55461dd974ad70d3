package io.sespartitioner.replay.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.sespartitioner.replay.input.RecordReader.RecordKind;
import io.sespartitioner.replay.input.RecordReader.RecordLimits;
import io.sespartitioner.ses.Selection;
import io.sespartitioner.ses.SesEventReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSplitterTest {

  @Test
  void eachLineIsOneRecord() throws IOException {
    assertThat(split("{\"a\":1}\n{\"b\": [1, 2]}\n"))
        .containsExactly("{\"a\":1}", "{\"b\": [1, 2]}");
  }

  @Test
  void theLastLineNeedsNoLineFeed() throws IOException {
    assertThat(split("{\"a\":1}\n{\"b\":2}")).containsExactly("{\"a\":1}", "{\"b\":2}");
  }

  @Test
  void carriageReturnsAndBlankLinesBelongToNoRecord() throws IOException {
    assertThat(split("\r\n  \n{\"a\":1}\r\n\n not json\r\n"))
        .containsExactly("{\"a\":1}", "broken: not json");
  }

  @Test
  void aFileThatIsOnePrettyPrintedTextIsOneRecordOnOneLine() throws IOException {
    assertThat(split("{\r\n  \"a\": 1,\r\n  \"b\": [\r\n    \"x  y\"\r\n  ]\r\n}\r\n"))
        .containsExactly("{\"a\": 1,\"b\": [\"x  y\"]}");
  }

  @Test
  void aTextOnOneLineKeepsEveryByteOfItsOwn() throws IOException {
    assertThat(split("  { \"a\" :\t1 ,  \"b\":\"\\u0041\\n\" }  \n"))
        .containsExactly("{ \"a\" :\t1 ,  \"b\":\"\\u0041\\n\" }");
  }

  @Test
  void textsBackToBackAreRecordsOfTheirOwn() throws IOException {
    assertThat(split("{\"a\":1}{\"b\":\"}{\"}  {\"c\":3}"))
        .containsExactly("{\"a\":1}", "{\"b\":\"}{\"}", "{\"c\":3}");
  }

  @Test
  void prettyPrintedTextsBackToBackAreRecordsOfTheirOwn() throws IOException {
    assertThat(split("{\n  \"a\": 1\n}{\n  \"b\": 2\n}\n{\n  \"c\": 3\n}\n"))
        .containsExactly("{\"a\": 1}", "{\"b\": 2}", "{\"c\": 3}");
  }

  @Test
  void aTruncatedLineDoesNotSwallowTheNext() throws IOException {
    assertThat(split("{\"a\":{\"tags\":\n{\"b\":2}\n{\"c\":3}\n"))
        .containsExactly("broken:{\"a\":{\"tags\":", "{\"b\":2}", "{\"c\":3}");
  }

  @Test
  void aTruncatedLastLineIsARecord() throws IOException {
    assertThat(split("{\"a\":1}\n{\"b\":[")).containsExactly("{\"a\":1}", "broken:{\"b\":[");
  }

  @Test
  void aLineWithOneTextAndMoreIsOneRecord() throws IOException {
    assertThat(split("{\"a\":1} and more\n{\"b\":2}\n"))
        .containsExactly("broken:{\"a\":1} and more", "{\"b\":2}");
  }

  @Test
  void whatFollowsSeveralTextsOnALineIsARecord() throws IOException {
    assertThat(split("{\"a\":1}{\"b\":2}{\"c\":\n{\"d\":4}"))
        .containsExactly("{\"a\":1}", "{\"b\":2}", "broken:{\"c\":", "{\"d\":4}");
  }

  @Test
  void aBrokenPrettyPrintedTextIsOneRecordUpToWhereAnotherBegins() throws IOException {
    String broken = "{\n  \"a\": {\n    \"b\": [\n      {\n        \"c\": 1\n      }";
    assertThat(split(broken + "\n\n")).containsExactly("broken:" + broken);
    assertThat(split(broken + ",\r\n{\r\n  \"d\": 1\r\n}\r\n" + broken))
        .containsExactly("broken:" + broken + ",", "{\"d\": 1}", "broken:" + broken);
    assertThat(split("{\"x\":1} {\n \"y\": oops,\n \"z\": {}\n}\n{\"d\":1}\n"))
        .containsExactly("{\"x\":1}", "broken:{\n \"y\": oops,\n \"z\": {}\n}", "{\"d\":1}");
    assertThat(split("{ \n \"y\":\n{\n \"z\": 1\n}\n"))
        .containsExactly("broken:{ \n \"y\":", "{\"z\": 1}");
  }

  @Test
  void aBrokenPrettyPrintedLineOfALogIsOneRecordUpToTheNext() throws IOException {
    String broken = "2023-11-06T03:29:19.412Z {\n  \"a\": {\n  {\n    \"b\": 1";
    String whole = "2023-11-06T03:29:19.412Z {\n  \"a\": {}\n}";
    assertThat(split(broken + "\n" + whole + "\n" + broken))
        .containsExactly("broken:" + broken, "{\"a\": {}}", "broken:" + broken);
  }

  @Test
  void aBrokenPrettyPrintedTextThatIsTooLongForARecordIsRefused() throws IOException {
    String broken = "{\n" + "  \"a\": 1,\n".repeat(200);
    String longer = "{\n" + "  \"a\": 1,\n".repeat(2_000);
    assertThat(split(broken + "{\"d\":1}\n" + longer + "{\"d\":2}\n"))
        .containsExactly(
            "refused:" + (broken.length() - 1),
            "{\"d\":1}",
            "refused:" + (longer.length() - 1),
            "{\"d\":2}");
  }

  @Test
  void aBrokenPrettyPrintedTextIsOneRecordUpToTheNextText() throws IOException {
    String broken = "{\n  \"a\": {\n    \"b\": [\n      {\n        \"c\": 1\n";
    assertThat(split(broken)).containsExactly("broken:" + broken.strip());
    assertThat(split(broken + "{\n  \"d\": 2\n}\n" + broken + "{\"e\":3}\n"))
        .containsExactly(
            "broken:" + broken.strip(), "{\"d\": 2}", "broken:" + broken.strip(), "{\"e\":3}");
    assertThat(split("{ \r\n  \"a\" 1\r\n}\r\n{\"e\":3}\n"))
        .containsExactly("broken:{ \r\n  \"a\" 1\r\n}", "{\"e\":3}");
  }

  @Test
  void aBrokenPrettyPrintedTextTooLongForARecordIsRefusedOnce() throws IOException {
    String broken = "{\n" + "  \"a\": 1,\n".repeat(300) + "  oops\n" + "  \"b\": 1,\n".repeat(300);
    assertThat(split(broken + "{\"e\":3}\n"))
        .containsExactly("refused:" + (broken.length() - 1), "{\"e\":3}");
  }

  @Test
  void aLineOfALogIsTheEventAfterItsTime() throws IOException {
    assertThat(
            split(
                """
                2023-11-06T03:29:20.105Z {"a":1}
                2023-11-06T03:29:20.105000+00:00 [$LATEST]4f {"b": "{"}\r
                2023-11-06T03:29:20\t{"c":3}
                2023-11-06T03:29:20Z START RequestId: 7
                2023-11-06T03:29:20Z {"d":4
                2023-11-06T03:29:20Z {"d":4} {"e":5}
                note {"f":6}
                """))
        .containsExactly(
            "{\"a\":1}",
            "{\"b\": \"{\"}",
            "{\"c\":3}",
            "broken:2023-11-06T03:29:20Z START RequestId: 7",
            "broken:2023-11-06T03:29:20Z {\"d\":4",
            "broken:2023-11-06T03:29:20Z {\"d\":4} {\"e\":5}",
            "broken:note {\"f\":6}");
  }

  /** Once, each such line was read to the end of the file. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":\n", "{\"Records\":[1,\n", "[{}\n", "{\n", "[\n", "[{\"a\":[\n"})
  void linesThatOpenATextWithoutEndAreNotReadAgainAndAgain(String line) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertThat(split(line.repeat(200_000))).isNotEmpty());
  }

  @Test
  void aLineOfAnyDepthIsOneRecordAndTakesNoMemory() throws IOException {
    InputStream deep =
        new SequenceInputStream(
            Collections.enumeration(
                Collections.nCopies(2_000, "[".repeat(10_000)).stream()
                    .map(part -> (InputStream) new ByteArrayInputStream(part.getBytes(UTF_8)))
                    .toList()));
    assertThat(split(deep)).containsExactly("refused:20000000");
  }

  @Test
  void aByteOrderMarkBelongsToNoRecord() throws IOException {
    assertThat(split("\uFEFF{\"a\":1}\n")).containsExactly("{\"a\":1}");
  }

  @Test
  void errorOutputIsKnownByItsOwnMembers() throws IOException {
    SesEventReader events = SesEventReader.ofTexts(Selection.none());
    RecordLimits limits = new RecordLimits(1000, 8000);
    FoundRecords records = new FoundRecords(RecordKind.ONLY_FAILED, limits, events);
    String lines =
        """
        {"rawData":"e30=","errorCode":"x"}
        {"a":{"rawData":"e30=","errorCode":"x"}}
        {"rawDatax":"e30=","errorCode":"x"}
        """;
    records.split(
        new RecordSplitter(
            new ByteWindow(lines.getBytes(StandardCharsets.UTF_8)), limits, records, events));
    assertThat(((Found.Taken) records.next().orElseThrow()).payload()).asString().isEqualTo("{}");
    assertThat(records.next()).contains(new Found.Skipped(2));
    assertThat(records.next()).contains(new Found.Skipped(3));
    assertThat(records.next()).isEmpty();
  }

  @Test
  void numbersWordsAndTextsAreRecordsToo() throws IOException {
    assertThat(split("-1.5e3\ntrue\n\"x\"\n01\n2023-01-01\n"))
        .containsExactly("-1.5e3", "true", "\"x\"", "broken:01", "broken:2023-01-01");
  }

  @Test
  void anOverlongTextIsRefusedAndItsNeighboursAreNot() throws IOException {
    String big = "{\"a\":\"" + "x".repeat(3000) + "\"}";
    assertThat(split("{\"b\":1}" + big + "{\"c\":1}\n" + big + "\n{\"d\":1}"))
        .containsExactly(
            "{\"b\":1}",
            "refused:" + big.length(),
            "{\"c\":1}",
            "refused:" + big.length(),
            "{\"d\":1}");
  }

  @Test
  void anOverlongBrokenLineIsRefused() throws IOException {
    assertThat(split("x".repeat(3000) + "\n{\"d\":1}"))
        .containsExactly("refused:3000", "{\"d\":1}");
  }

  @Test
  void theSameRecordsAreFoundHoweverTheBytesArrive() throws IOException {
    String text = "{\"a\":\n1}{\"b\":2}\nbad\n{\"c\":{\n\n{\"d\":\"\\\"\"}\n[1,\n2]";
    InputStream oneByOne =
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] bytes, int from, int length) {
            return super.read(bytes, from, Math.min(length, 1));
          }
        };
    assertThat(split(oneByOne)).isEqualTo(split(text)).hasSize(6);
  }

  private static List<String> split(String text) throws IOException {
    return split(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> split(InputStream text) throws IOException {
    SesEventReader events = SesEventReader.ofTexts(Selection.none());
    RecordLimits limits = new RecordLimits(1000, 8000);
    FoundRecords records = new FoundRecords(RecordKind.ALL, limits, events);
    records.split(new RecordSplitter(new ByteWindow(text), limits, records, events));
    List<String> found = new ArrayList<>();
    for (Optional<Found> next = records.next(); next.isPresent(); next = records.next()) {
      found.add(text(next.get()));
    }
    return found;
  }

  private static String text(Found found) {
    if (found instanceof Found.Taken record) {
      String line = new String(record.payload(), StandardCharsets.UTF_8);
      assertThat(line).endsWith("\n");
      return (record.whole() ? "" : "broken:") + line.substring(0, line.length() - 1);
    }
    Matcher size =
        Pattern.compile("it has ([0-9]+) bytes and .*").matcher(((Found.Refused) found).why());
    assertThat(size.matches()).isTrue();
    // Without the newline, which a record needs, too.
    return "refused:" + (Long.parseLong(size.group(1)) - 1);
  }
}
