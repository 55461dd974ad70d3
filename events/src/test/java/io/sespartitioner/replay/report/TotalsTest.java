package io.sespartitioner.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sespartitioner.replay.input.InputBytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotalsTest {

  @ParameterizedTest
  @CsvSource({
    "10, nothing is lost",
    "11, 1 record missing; please report this",
    "12, 2 records missing; please report this",
    "9, 1 record too many; please report this"
  })
  void theVerdictSaysHowManyRecordsAreNotAccountedFor(long records, String verdict) {
    assertThat(new Totals(records, 5, 3, 2, 0, 0, 0, InputBytes.NONE).verdict()).isEqualTo(verdict);
  }
}
