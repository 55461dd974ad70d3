package io.sespartitioner.replay.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.Failure.ErrorType;
import io.sespartitioner.replay.stream.FirehoseRecord;
import io.sespartitioner.replay.stream.Outcome;
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
    byte[] payload = record.getBytes(StandardCharsets.UTF_8);
    return new JqProcessor(query)
        .process(new Batch(List.of(FirehoseRecord.dated(0, 0, payload)), 0))
        .get(0);
  }
}
