package io.sespartitioner.replay.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tools export of many events, as records. */
class ExportReaderTest {
  private static final String ONE = "{\"eventType\":\"Open\",\"mail\":{\"messageId\":\"1\"}}";
  private static final String TWO =
      "{\"eventType\":\"Send\",\"mail\":{\"messageId\":\"2 \\\"é\\\"\"}}";

  @Test
  void messagesOfAQueueAreTheirBodies() throws IOException {
    String dump =
        """
        {
            "Messages": [
                {"MessageId": "m", "ReceiptHandle": "r", "MD5OfBody": "x", "Body": %s},
                {"MessageId": "m", "Body": %s, "Attributes": {"SentTimestamp": "1"}}
            ]
        }
        """;
    assertThat(read(dump.formatted(quoted(ONE), quoted(TWO))))
        .containsExactly(ONE + "\n", TWO + "\n");
  }

  @Test
  void aBodyThatIsANotificationStaysOne() throws IOException {
    String notification = "{\"Type\":\"Notification\",\"Message\":" + quoted(ONE) + "}";
    assertThat(read("{\"Messages\":[{\"Body\":" + quoted(notification) + "}]}"))
        .containsExactly(notification + "\n");
  }

  @Test
  void recordsOfAFunctionsInvocationAreWhatSnsAndSqsSent() throws IOException {
    String sns =
        "{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":{\"Type\":\"Notification\",\"Message\":%s}}]}";
    String sqs = "{\"Records\":[{\"messageId\":\"m\",\"eventSource\":\"aws:sqs\",\"body\":%s}]}";
    assertThat(read(sns.formatted(quoted(ONE)))).containsExactly(ONE + "\n");
    assertThat(read(sqs.formatted(quoted(TWO)))).containsExactly(TWO + "\n");
    assertThat(read(sns.formatted(quoted(ONE)) + "\n" + sqs.formatted(quoted(TWO))))
        .containsExactly(ONE + "\n", TWO + "\n");
  }

  @Test
  void recordsOfStreamsAreTheirBytes() throws IOException {
    String firehose =
        "{\"invocationId\":\"i\",\"region\":\"r\",\"records\":[{\"recordId\":\"1\",\"data\":\"%s\"},{\"recordId\":\"2\",\"data\":\"\"},{\"recordId\":\"3\",\"data\":\"no"
            + " base64!\"}]}";
    String kinesis = "{\"Records\":[{\"kinesis\":{\"partitionKey\":\"p\",\"data\":\"%s\"}}]}";
    assertThat(read(firehose.formatted(base64(ONE + "\n"))))
        .containsExactly(ONE + "\n", "", "refused 3");
    assertThat(read(kinesis.formatted(base64(TWO)))).containsExactly(TWO);
  }

  @Test
  void eventsOfALogAreTheirMessages() throws IOException {
    String filtered =
        "{\"events\":[{\"logStreamName\":\"s\",\"timestamp\":1,\"message\":%s,\"ingestionTime\":2},"
            + "{\"timestamp\":1,\"message\":\"START RequestId\"}],\"searchedLogStreams\":[]}";
    String subscribed =
        "{\"messageType\":\"DATA_MESSAGE\",\"logGroup\":\"g\",\"logEvents\":[{\"id\":\"1\",\"timestamp\":1,\"message\":%s}]}";
    assertThat(read(filtered.formatted(quoted(ONE + "\n"))))
        .containsExactly(ONE + "\n", "START RequestId\n");
    assertThat(read(subscribed.formatted(quoted(TWO)))).containsExactly(TWO + "\n");
  }

  @Test
  void anArrayIsItsEvents() throws IOException {
    assertThat(read("[" + ONE + "," + TWO + "]")).containsExactly(ONE + "\n", TWO + "\n");
    assertThat(read("[\n  {\n    \"a\": 1\n  },\n  {\n    \"b\": 2\n  }\n]\n"))
        .containsExactly("{\"a\": 1}\n", "{\"b\": 2}\n");
    assertThat(read("[" + quoted(ONE) + "," + quoted(TWO) + "]"))
        .containsExactly(ONE + "\n", TWO + "\n");
    assertThat(read("[" + ONE + "]\n" + TWO)).containsExactly(ONE + "\n", TWO + "\n");
  }

  @Test
  void aTextThatSpansLinesIsPutOnOne() throws IOException {
    assertThat(read("{\"Messages\":[{\"Body\":" + quoted("{\n  \"a\": 1\n}") + "}]}"))
        .containsExactly("{\"a\": 1}\n");
  }

  @Test
  void anExportLongerThanARecordIsReadAllTheSame() throws IOException {
    String event = "{\"mail\":{\"pad\":\"" + "x".repeat(300_000) + "\"}}";
    String quoted = quoted(event);
    assertThat(read("[" + (event + ",").repeat(9) + event + "]"))
        .hasSize(10)
        .containsOnly(event + "\n");
    assertThat(
            read(
                "{\"Messages\":["
                    + ("{\"Body\":" + quoted + "},").repeat(9)
                    + "{\"Body\":"
                    + quoted
                    + "}]}"))
        .hasSize(10)
        .containsOnly(event + "\n");
  }

  @Test
  void anEventAsLongAsARecordMayBeIsNotRefusedForItsQuotes() throws IOException {
    String event = "{\"a\":\"" + "\\\\".repeat(511_000) + "\"}";
    assertThat(read("{\"Messages\":[{\"Body\":" + quoted(event) + "}]}"))
        .containsExactly(event + "\n");
    String tooLong = "{\"a\":\"" + "x".repeat(1_024_000) + "\"}";
    assertThat(read("[" + tooLong + "," + ONE + "]")).containsExactly("refused 1", ONE + "\n");
    assertThat(
            read(
                "{\"Messages\":[{\"Body\":"
                    + quoted(tooLong)
                    + "},{\"Body\":"
                    + quoted(ONE)
                    + "}]}"))
        .containsExactly("refused 1", ONE + "\n");
  }

  @Test
  void anExportThatIsCutLosesNothingBeforeTheCut() throws IOException {
    assertThat(read("[" + ONE + ",{\"eventType\":"))
        .containsExactly(ONE + "\n", "{\"eventType\":\n");
    assertThat(read("{\"Messages\":[{\"Body\":" + quoted(ONE) + "},{\"Bo"))
        .containsExactly(ONE + "\n", "{\"Bo\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,2]",
        "[]",
        "[[{\"a\":1}]]",
        "[\"text\"]",
        "{\"Records\":[{\"s3\":{\"bucket\":1}}]}",
        "{\"Messages\":{\"Body\":\"{}\"}}",
        "{\"events\":[{\"message\":\"{}\"}]}",
        "{\"eventType\":\"Open\",\"Messages\":[{\"Body\":\"{}\"}]}",
        "{\"mail\":{},\"Records\":[{\"body\":\"{}\"}]}",
        "{\"Type\":\"Notification\",\"Message\":\"{}\"}",
        "{\"source\":\"aws.ses\",\"detail\":{\"records\":[{\"data\":\"e30=\"}]}}",
        "{\"Messages\":[{\"Body\":",
        "{\"Messages\"",
        "["
      })
  void whatIsNoExportIsOneRecord(String text) throws IOException {
    assertThat(read(text)).containsExactly(text + "\n");
  }

  private static List<String> read(String text) throws IOException {
    return Received.of(text.getBytes(UTF_8));
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
