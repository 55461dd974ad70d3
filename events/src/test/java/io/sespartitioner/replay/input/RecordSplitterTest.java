package io.sespartitioner.replay.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.replay.input.Pieces.FoundRecords;
import io.sespartitioner.replay.input.RecordReader.RecordLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
            "refused:" + longer.length(),
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

  @Test
  void aByteOrderMarkBelongsToNoRecord() throws IOException {
    assertThat(split("\uFEFF{\"a\":1}\n")).containsExactly("{\"a\":1}");
  }

  @Test
  void anErrorOutputLineIsMarked() throws IOException {
    assertThat(split("{\"rawData\":\"e30=\"}\n{\"a\":{\"rawData\":1}}\n{\"rawDatax\":1}\n"))
        .containsExactly(
            "marked:{\"rawData\":\"e30=\"}", "{\"a\":{\"rawData\":1}}", "{\"rawDatax\":1}");
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
    List<String> found = new ArrayList<>();
    InputStream oneByOne =
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] bytes, int from, int length) {
            return super.read(bytes, from, Math.min(length, 1));
          }
        };
    new RecordSplitter(new ByteWindow(oneByOne), new RecordLimits(1000, 8000), new Collected(found))
        .split();
    assertThat(found).isEqualTo(split(text)).hasSize(6);
  }

  private static List<String> split(String text) throws IOException {
    List<String> found = new ArrayList<>();
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    new RecordSplitter(new ByteWindow(in), new RecordLimits(1000, 8000), new Collected(found))
        .split();
    return found;
  }

  private record Collected(List<String> found) implements FoundRecords {

    @Override
    public void text(byte[] json, TextLook look) {
      found.add(
          (look == TextLook.ERROR_OUTPUT ? "marked:" : "")
              + new String(json, StandardCharsets.UTF_8));
    }

    @Override
    public void broken(byte[] line) {
      found.add("broken:" + new String(line, StandardCharsets.UTF_8));
    }

    @Override
    public void payload(byte[] bytes) {
      found.add("payload:" + new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void tooLong(long bytes) {
      found.add("refused:" + bytes);
    }

    @Override
    public void unreadable(String why) {
      found.add("unreadable:" + why);
    }
  }
}
