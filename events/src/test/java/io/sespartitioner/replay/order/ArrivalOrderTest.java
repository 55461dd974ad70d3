package io.sespartitioner.replay.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.replay.stream.FirehoseRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalOrderTest {

  private static final int RECORDS = 5_000;

  @TempDir Path folder;

  /** From all in memory, over a few runs, to more runs than may be open at once. */
  @ParameterizedTest
  @ValueSource(longs = {100_000_000, 100_000, 1_000})
  void recordsComeOutInOrderOfArrivalAndEqualOnesInOrderOfInput(long memoryBytes)
      throws IOException {
    Random random = new Random(5);
    ArrivalOrder order = new ArrivalOrder(folder, memoryBytes);
    for (int number = 0; number < RECORDS; number++) {
      long arrival = random.nextLong(-250, 250);
      byte[] payload = ByteBuffer.allocate(16).putLong(arrival).putLong(number).array();
      order.accept(
          number % 3 == 0
              ? FirehoseRecord.undated(number, arrival, payload)
              : FirehoseRecord.dated(number, arrival, payload));
    }
    List<FirehoseRecord> sorted = new ArrayList<>();
    order.drainTo(sorted::add);
    assertThat(sorted).hasSize(RECORDS).isSortedAccordingTo(ArrivalOrder.ORDER);
    assertThat(sorted).extracting(FirehoseRecord::number).doesNotHaveDuplicates();
    assertThat(sorted)
        .allSatisfy(
            record -> {
              ByteBuffer payload = ByteBuffer.wrap(record.payload());
              assertThat(payload.getLong()).isEqualTo(record.arrivalMillis());
              assertThat(payload.getLong()).isEqualTo(record.number());
              assertThat(record.isDated()).isEqualTo(record.number() % 3 != 0);
            });
    assertThat(folder).isEmptyDirectory();
  }
}
