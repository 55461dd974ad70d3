package io.sespartitioner.replay.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.Failure.ErrorType;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.Outcome;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JqProcessorTest {

  @Test
  void theMembersOfTheResultAreThePartitionKeys() {
    assertThat(process("{a:.a,b:.b}", "{\"a\":\"x\",\"b\":7}\n"))
        .isInstanceOfSatisfying(
            Outcome.Partitioned.class,
            outcome ->
                assertThat(outcome.keys())
                    .containsExactly(Map.entry("a", "x"), Map.entry("b", "7")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":null}", "{\"a\":\"\"}"})
  void aNullOrEmptyKeyIsAFailedExtraction(String event) {
    assertFailed(process("{a:.a}", event), "partitionKeys values must not be null or empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "text", "", "{} {}", "7"})
  void aRecordThatIsNotOneJsonObjectIsAFailedExtraction(String record) {
    assertFailed(process("{a:\"x\"}", record), "Non JSON record provided");
  }

  @Test
  void aQueryThatFailsOnARecordIsAFailedExtraction() {
    assertFailed(process("{a:.a.b}", "{\"a\":\"text\"}"), "The query failed on the record");
  }

  /** JQ 1.6 takes bytes for UTF-8, whatever they are. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32"})
  void anythingButUtf8IsAFailedExtraction(String charset) {
    byte[] record = "{\"a\":\"x\"}".getBytes(Charset.forName(charset));
    assertFailed(process("{a:\"x\"}", record), "Non JSON record provided");
    if (RealJq.isInstalled()) {
      assertThat(RealJq.run("objects", List.of(record))).isEmpty();
    }
  }

  @Test
  void aByteOrderMarkIsSkippedAndBytesThatAreNoUtf8AreReplaced() {
    byte[] record = "\u00ef\u00bb\u00bf{\"a\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(process("{a:.a}", record))
        .isInstanceOfSatisfying(
            Outcome.Partitioned.class,
            outcome -> assertThat(outcome.keys()).containsEntry("a", "\ufffd"));
    if (RealJq.isInstalled()) {
      assertThat(RealJq.run(".a", List.of(record))).containsExactly("\"\ufffd\"");
    }
  }

  private static void assertFailed(Outcome outcome, String message) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.failure().type()).isEqualTo(ErrorType.METADATA_EXTRACTION_FAILED);
              assertThat(failed.failure().code())
                  .isEqualTo("DynamicPartitioning.MetadataExtractionFailed");
              assertThat(failed.failure().message()).isEqualTo(message);
            });
  }

  private static Outcome process(String query, String record) {
    return process(query, record.getBytes(StandardCharsets.UTF_8));
  }

  private static Outcome process(String query, byte[] payload) {
    return new JqProcessor(query)
        .process(new Batch(List.of(FirehoseRecord.dated(0, 0, payload)), 0))
        .get(0);
  }
}
