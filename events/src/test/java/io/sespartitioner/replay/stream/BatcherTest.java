package io.sespartitioner.replay.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.replay.stream.BatchProcessor.Batch;
import io.sespartitioner.replay.stream.StreamSettings.BufferHints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatcherTest {

  private final Batcher batcher = new Batcher(BufferHints.LAMBDA);
  private final List<Batch> batches = new ArrayList<>();

  @Test
  void aBatchEndsBeforeItWouldPassOneMebibyteDecoded() {
    for (int i = 0; i < 5; i++) {
      add(0, 500_000);
    }
    assertThat(sizes()).containsExactly(2, 2, 1);
  }

  @Test
  void aRecordOfAnySizeGetsIntoABatch() {
    add(0, 1_024_000);
    add(0, 1_024_000);
    assertThat(sizes()).containsExactly(1, 1);
  }

  @Test
  void aBatchEndsWhenSixtySecondsAreOver() {
    add(0, 10);
    add(59_999, 10);
    add(60_000, 10);
    assertThat(sizes()).containsExactly(2, 1);
    assertThat(batches.get(0).closedAtMillis()).isEqualTo(60_000);
  }

  @Test
  void theRequestNeverPassesSixMegabytesHoweverSmallTheRecords() {
    for (int i = 0; i < 100_000; i++) {
      add(0, 1);
    }
    assertThat(sizes()).allMatch(size -> size * 150L < 6_291_556);
    assertThat(sizes().stream().mapToInt(Integer::intValue).sum()).isEqualTo(100_000);
  }

  private void add(long arrivalMillis, int bytes) {
    FirehoseRecord record = FirehoseRecord.dated(0, arrivalMillis, new byte[bytes]);
    batcher.beforeAdding(record).ifPresent(batches::add);
    batcher.add(record);
  }

  private List<Integer> sizes() {
    Optional<Batch> last = batcher.last();
    last.ifPresent(batches::add);
    return batches.stream().map(batch -> batch.records().size()).toList();
  }
}
